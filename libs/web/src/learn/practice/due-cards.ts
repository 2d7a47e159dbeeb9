import { cityDay } from '../../i18n/format.js'
import type { KnownSchedules, WaitingReview } from '../../client/index.js'
import type { DeckQuery, ScheduleFragment, SessionCardFragment } from '../documents.gen.js'
import { nextSchedule } from './next-due.js'

/** A deck's cards as a session shows them. */
export function cardsOfDeck({ deck }: DeckQuery): SessionCardFragment[] {
  const { courseSlug, lessonId, language } = deck
  return deck.cards.map((card) => ({ ...card, courseSlug, lessonId, language }))
}

/** A card's state as far as the device knows it: the newest word of the server, then what was answered since and waits to be sent. */
export function scheduleNow(card: Pick<SessionCardFragment, 'id' | 'schedule'>, known: KnownSchedules, waiting: readonly WaitingReview[]): ScheduleFragment {
  const answered = known[card.id]
  const told = answered && answered.reviews >= card.schedule.reviews ? answered : card.schedule
  return waiting
    .filter((review) => review.cardId === card.id && (told.lastReviewedAt === null || review.reviewedAt > told.lastReviewedAt))
    .sort((one, other) => (one.reviewedAt < other.reviewedAt ? -1 : 1))
    .reduce((schedule, { rating, reviewedAt }) => nextSchedule(schedule, rating, new Date(reviewedAt)), told)
}

export interface DueOptions {
  readonly known: KnownSchedules
  readonly waiting: readonly WaitingReview[]
  readonly now: Date
  /** Cards of a sitting at the most. */
  readonly size: number
  /** New cards that the day lets in. */
  readonly newCards: number
}

/** Of these cards those for a sitting now: most overdue first, then new ones. A card named twice counts once. */
export function dueCards(cards: readonly SessionCardFragment[], { known, waiting, now, size, newCards }: DueOptions): SessionCardFragment[] {
  const each = new Map<string, SessionCardFragment>()
  for (const card of cards) {
    const other = each.get(card.id)
    if (!other || card.schedule.reviews > other.schedule.reviews) each.set(card.id, card)
  }
  const all = [...each.values()].map((card) => ({ ...card, schedule: scheduleNow(card, known, waiting) }))
  const begunNow = all.filter((card) => card.schedule.reviews > 0 && (each.get(card.id)?.schedule.reviews ?? 0) === 0 && card.schedule.lastReviewedAt !== null && cityDay(new Date(card.schedule.lastReviewedAt)) === cityDay(now)).length
  const due = all.filter((card) => card.schedule.reviews > 0 && new Date(card.schedule.due) <= now).sort((one, other) => (one.schedule.due < other.schedule.due ? -1 : one.schedule.due > other.schedule.due ? 1 : 0))
  const unseen = all.filter((card) => card.schedule.reviews === 0).slice(0, Math.max(0, newCards - begunNow))
  return [...due, ...unseen].slice(0, size)
}
