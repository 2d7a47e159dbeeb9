/** A level that somebody holds. */
export interface Attained {
  competencyCode: string
  level: number
}

/** A course that may be begun; `competency` and `level`: what it would give, null where that is not why it is offered. */
export interface Offer {
  versionId: string
  competency: string | null
  level: number | null
  minutes: number
}

/** Why a course is suggested: what follows from what one can do, first digital steps, a language, or that it is short. */
export const startReasons = ['NEXT_LEVEL', 'DIGITAL_BASICS', 'LANGUAGE', 'SHORT'] as const
export type StartReason = (typeof startReasons)[number]

export interface Suggestion extends Offer {
  reason: StartReason
}

const DIGITAL = /^vn-digital\b/
const LANGUAGE = /^lang-(.+)$/
/** The framework's basic band: levels 1 and 2. */
const BASIC = 2
const MOST = 6
const OF_A_KIND = 3

/**
 * Six courses at the most to begin with, each once: the next level of what is held, the lowest first; then digital basics and languages, three each,
 * the shorter first; then the shortest of those that are no step of any competence. Nobody is offered the language she reads in, unless she is learning it.
 * @param steps the next step of each competence. @param short the shortest courses. @param readsIn `vi` or `en`.
 */
export function whereToStart(steps: readonly Offer[], short: readonly Offer[], attained: readonly Attained[], readsIn: string): Suggestion[] {
  const held = new Set(attained.map((one) => one.competencyCode))
  const fresh = steps.filter((step) => step.competency !== null && !held.has(step.competency))
  const groups: [StartReason, Offer[]][] = [
    ['NEXT_LEVEL', steps.filter((step) => step.competency !== null && held.has(step.competency)).sort(byLevel)],
    ['DIGITAL_BASICS', fresh.filter((step) => DIGITAL.test(step.competency ?? '') && (step.level ?? 0) <= BASIC).sort(byLength)],
    ['LANGUAGE', fresh.filter((step) => ![undefined, readsIn].includes(LANGUAGE.exec(step.competency ?? '')?.[1])).sort(byLevel)],
    ['SHORT', [...short]],
  ]
  const taken = new Map<string, Suggestion>()
  for (const [reason, offers] of groups) {
    const most = taken.size + (reason === 'SHORT' ? MOST : OF_A_KIND)
    for (const offer of offers) if (taken.size < most && !taken.has(offer.versionId)) taken.set(offer.versionId, { ...offer, reason })
  }
  return [...taken.values()].slice(0, MOST)
}

const byLength = (a: Offer, b: Offer): number => a.minutes - b.minutes || compare(a.competency, b.competency)
const byLevel = (a: Offer, b: Offer): number => (a.level ?? 0) - (b.level ?? 0) || byLength(a, b)
const compare = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '', 'en', { numeric: true })
