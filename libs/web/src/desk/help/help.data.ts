import type { Khue } from '../../client/index.js'
import { loadReference, unitName } from '../shell/reference.js'

export type HelpData = Awaited<ReturnType<typeof loadHelp>>

/** The units whose residents the officer may help, by their names. */
export async function loadHelp(khue: Khue) {
  await khue.texts.add('desk')
  const reference = await loadReference(khue)
  return { units: reference.desk.unitCodes.map((code) => unitName(reference, code)) }
}
