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

/** Where a card stands after its reviews so far, and all that is needed to go on from there. */
export interface Memory extends Schedule {
  /** Steps of minutes behind it in its phase. */
  steps: number
  /** Its last review: whatever counts after that one goes on from here. */
  last: Pick<Review, 'reviewedAt' | 'deviceTime' | 'clientEventId'>
}

/** Whether a review counts after all that a card's memory is made of. */
export const isAfter = (memory: Memory, review: Review): boolean => byTime({ ...memory.last, rating: review.rating }, review) < 0

const states: Record<Phase, State> = { LEARNING: State.Learning, REVIEW: State.Review, RELEARNING: State.Relearning }

/**
 * Goes on from where a card stood with reviews that count after it, in any order; from null, a card that was never reviewed, with all of them.
 * In however many steps: the state is what replaying all of its reviews in time order gives.
 */
export function goOn(from: Memory | null, reviews: readonly Review[]): Memory | null {
  const inOrder = [...reviews].sort(byTime)
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (!first || !last) return from
  let card: Card = from
    ? { ...createEmptyCard(from.firstReviewedAt), due: from.due, stability: from.stability, difficulty: from.difficulty, reps: from.reviews, lapses: from.lapses, state: states[from.phase], learning_steps: from.steps, last_review: from.lastReviewedAt }
    : createEmptyCard(first.reviewedAt)
  for (const { reviewedAt, rating } of inOrder) card = scheduler.next(card, reviewedAt, grades[rating]).card
  return {
    due: card.due, stability: card.stability, difficulty: card.difficulty, reviews: card.reps, lapses: card.lapses, phase: phases[card.state], steps: card.learning_steps,
    firstReviewedAt: from?.firstReviewedAt ?? first.reviewedAt, lastReviewedAt: card.last_review ?? last.reviewedAt,
    last: { reviewedAt: last.reviewedAt, deviceTime: last.deviceTime, clientEventId: last.clientEventId },
  }
}
