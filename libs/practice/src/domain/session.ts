/** What a learner chose for her practice. */
export interface PracticeSettings {
  /** New cards a day. */
  newPerDay: number
  /** Cards in one session. */
  sessionSize: number
}

export const defaultSettings: PracticeSettings = { newPerDay: 20, sessionSize: 50 }
export const settingsRange = { newPerDay: { min: 0, max: 500 }, sessionSize: { min: 1, max: 500 } } as const
export const FIRST_RANGE = { min: 1, max: 500 } as const

/** How many new cards the day still lets in. */
export const newCardsLeft = (newPerDay: number, introducedToday: number): number => Math.max(0, newPerDay - introducedToday)

/** New cards of several courses take turns, so that no course waits for another one's end: one of each, each course in its own order. */
export function takeTurns<T>(courses: readonly (readonly T[])[]): T[] {
  const most = Math.max(0, ...courses.map((cards) => cards.length))
  return Array.from({ length: most }, (_, turn) => courses.flatMap((cards) => (turn < cards.length ? [cards[turn] as T] : []))).flat()
}
