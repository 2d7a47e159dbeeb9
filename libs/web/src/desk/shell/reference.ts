import type { Khue } from '../../client/index.js'
import { DeskDocument, type DeskQuery, type DeskUnitFragment, UnitsBelowDocument } from '../campaign/documents.gen.js'

/** What hardly changes and every page of the desk needs. */
export interface Reference {
  readonly desk: DeskQuery['desk']
  readonly indicators: DeskQuery['indicators']
  /** The units that the person sees: the top, then those right below it. */
  readonly units: readonly DeskUnitFragment[]
  /** May approve alignments and let parked events be tried again. */
  readonly isStaff: boolean
}

/** Long enough not to be asked at every change of the table, short enough for a new day to come. */
const KEPT_MS = 5 * 60_000

interface Kept {
  readonly of: string
  readonly at: number
  readonly reference: Promise<Reference>
}

const kept = new WeakMap<Khue, Kept>()

/** Asked once for a person and a language, then kept for some minutes. */
export async function loadReference(khue: Khue): Promise<Reference> {
  const account = await khue.session.know()
  const of = `${account?.id ?? ''} ${khue.texts.locale}`
  const known = kept.get(khue)
  const now = Date.now()
  if (known?.of === of && now - known.at < KEPT_MS) return known.reference
  const reference = ask(khue)
  kept.set(khue, { of, at: now, reference })
  reference.catch(() => kept.delete(khue))
  return reference
}

async function ask(khue: Khue): Promise<Reference> {
  const { desk, indicators, tops } = await khue.campaign.ask(DeskDocument, {})
  const below = await Promise.all(tops.map(({ code }) => khue.campaign.ask(UnitsBelowDocument, { parentCode: code })))
  return {
    desk,
    indicators,
    units: [...tops, ...below.flatMap(({ units }) => units)],
    isStaff: desk.decides,
  }
}

/** The unit where a person begins: her own, else the city. */
export function ownUnit({ desk }: Reference): string {
  return desk.unitCodes[0] ?? desk.topUnitCode
}

export function unitName({ units }: Reference, code: string | null): string {
  return units.find((unit) => unit.code === code)?.fullName ?? code ?? ''
}

export function indicatorOf({ indicators }: Reference, code: string) {
  return indicators.find((indicator) => indicator.code === code)
}
