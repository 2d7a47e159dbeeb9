import { type Khue, UnitsDocument, type UnitsQuery } from '../../client/index.js'

/** A ward or commune that somebody may live in. */
export type Ward = UnitsQuery['units'][number]

/** Every ward and commune of the city. */
export async function loadWards(khue: Khue): Promise<readonly Ward[]> {
  const { units: tops } = await khue.reading.ask(UnitsDocument, { parentCode: null })
  const below = await Promise.all(tops.map((top) => khue.reading.ask(UnitsDocument, { parentCode: top.code })))
  return below.flatMap(({ units }) => units)
}
