import { type Card, createEmptyCard, fsrs, type Grade, Rating, State } from 'ts-fsrs'

/** How a learner says she knew a card. */
export const ratings = ['AGAIN', 'HARD', 'GOOD', 'EASY'] as const
export type CardRating = (typeof ratings)[number]

/** One review of a card. `reviewedAt`: within [enrolment, receipt], to the millisecond; `deviceTime`: as the device told it. */
export interface Review {
  /** A UUID in lower case. */
  clientEventId: string
  rating: CardRating
  reviewedAt: Date
  deviceTime: Date
}

/** Where a card stands: in its first steps of minutes, on its way by days, or back in steps after it was forgotten. */
export type Phase = 'LEARNING' | 'REVIEW' | 'RELEARNING'

/** When a card is due, and what is known of the memory of it. */
export interface Schedule {
  due: Date
  /** Days after which nine in ten such cards are still known. */
  stability: number
  /** 1 to 10. */
  difficulty: number
  reviews: number
  /** How often it was forgotten after it had been learnt. */
  lapses: number
  phase: Phase
  firstReviewedAt: Date
  lastReviewedAt: Date
}

/** FSRS as ts-fsrs 5 has it by default: its weights, retention 0.9, steps of 1 and 10 minutes; without fuzz, so that a replay gives the same. */
const scheduler = fsrs({ enable_fuzz: false })

const grades: Record<CardRating, Grade> = { AGAIN: Rating.Again, HARD: Rating.Hard, GOOD: Rating.Good, EASY: Rating.Easy }
const phases: Record<State, Phase> = { [State.New]: 'LEARNING', [State.Learning]: 'LEARNING', [State.Review]: 'REVIEW', [State.Relearning]: 'RELEARNING' }

/** The order in which reviews count: by time; what was clamped to one time, by the device's own; what is equal still, by clientEventId. */
export const byTime = (a: Review, b: Review): number =>
  a.reviewedAt.getTime() - b.reviewedAt.getTime() || a.deviceTime.getTime() - b.deviceTime.getTime() || (a.clientEventId < b.clientEventId ? -1 : a.clientEventId > b.clientEventId ? 1 : 0)

/**
 * The state of a card after all of its reviews, which may come in any order: it is what replaying them in time order gives.
 * @returns null for a card that was never reviewed.
 */
export function replay(reviews: readonly Review[]): Schedule | null {
  const inOrder = [...reviews].sort(byTime)
  const [first] = inOrder
  if (!first) return null
  let card: Card = createEmptyCard(first.reviewedAt)
  for (const { reviewedAt, rating } of inOrder) card = scheduler.next(card, reviewedAt, grades[rating]).card
  return {
    due: card.due, stability: card.stability, difficulty: card.difficulty, reviews: card.reps, lapses: card.lapses, phase: phases[card.state],
    firstReviewedAt: first.reviewedAt, lastReviewedAt: card.last_review ?? first.reviewedAt,
  }
}
