import type { CardRating } from '../../client/index.js'
import type { ScheduleFragment, SessionCardFragment } from '../documents.gen.js'

/** A card that comes back within so long is shown again in the same sitting, in ms. */
const COMES_BACK = 20 * 60_000

/** One sitting: the cards that are still to be shown, and what was answered. */
export interface Sitting {
  readonly left: readonly SessionCardFragment[]
  readonly answers: readonly { readonly cardId: string; readonly rating: CardRating }[]
  /** How many cards the sitting began with. */
  readonly size: number
}

export const beginSitting = (cards: readonly SessionCardFragment[]): Sitting => ({ left: cards, answers: [], size: cards.length })

/** The first card was answered: it leaves, or goes to the end where it is due again within minutes. */
export function answered(sitting: Sitting, rating: CardRating, schedule: ScheduleFragment, now: Date): Sitting {
  const [card, ...rest] = sitting.left
  if (!card) return sitting
  const soon = new Date(schedule.due).getTime() - now.getTime() <= COMES_BACK
  return { ...sitting, left: soon ? [...rest, { ...card, schedule }] : rest, answers: [...sitting.answers, { cardId: card.id, rating }] }
}

export interface SittingSummary {
  readonly cards: number
  readonly answers: number
  /** Cards that were known at their first showing. */
  readonly atOnce: number
  /** Cards that were forgotten at least once. */
  readonly again: number
}

export function summaryOf({ answers }: Sitting): SittingSummary {
  const first = new Map<string, CardRating>()
  for (const { cardId, rating } of answers) if (!first.has(cardId)) first.set(cardId, rating)
  const again = new Set(answers.filter(({ rating }) => rating === 'AGAIN').map(({ cardId }) => cardId))
  return { cards: first.size, answers: answers.length, atOnce: [...first.values()].filter((rating) => rating !== 'AGAIN').length, again: again.size }
}
