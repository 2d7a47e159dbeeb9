import { type Card, createEmptyCard, fsrs, type Grade, Rating, State } from 'ts-fsrs'
import type { CardRating } from '../../client/index.js'
import type { ScheduleFragment } from '../documents.gen.js'

/** As the server has it: the defaults of ts-fsrs 5 without fuzz. What is computed here holds until the server has answered. */
const scheduler = fsrs({ enable_fuzz: false })

export const ratings = ['AGAIN', 'HARD', 'GOOD', 'EASY'] as const satisfies readonly CardRating[]
const grades: Record<CardRating, Grade> = { AGAIN: Rating.Again, HARD: Rating.Hard, GOOD: Rating.Good, EASY: Rating.Easy }
const phases = ['LEARNING', 'LEARNING', 'REVIEW', 'RELEARNING'] as const
const MINUTE = 60_000

/** The card as ts-fsrs keeps it. The step of minutes that it is at follows from how long it was put off: the second step is the one of ten. */
function asCard({ due, stability, difficulty, reviews, lapses, phase, lastReviewedAt }: ScheduleFragment): Card {
  const card = createEmptyCard(new Date(due))
  if (reviews === 0 || lastReviewedAt === null) return card
  const last = new Date(lastReviewedAt)
  const state = phase === 'REVIEW' ? State.Review : phase === 'RELEARNING' ? State.Relearning : State.Learning
  const wait = card.due.getTime() - last.getTime()
  const scheduled_days = state === State.Review ? Math.round(wait / (1440 * MINUTE)) : 0
  return { ...card, stability, difficulty, reps: reviews, lapses, state, last_review: last, scheduled_days, learning_steps: state === State.Learning && wait >= 9.5 * MINUTE ? 1 : 0 }
}

/** When the card is due after each of the four answers, if it is given now. */
export function nextSchedules(schedule: ScheduleFragment, now: Date): Record<CardRating, ScheduleFragment> {
  return Object.fromEntries(ratings.map((rating) => [rating, nextSchedule(schedule, rating, now)])) as Record<CardRating, ScheduleFragment>
}

/** The card's state after an answer. */
export function nextSchedule(schedule: ScheduleFragment, rating: CardRating, now: Date): ScheduleFragment {
  const { card } = scheduler.next(asCard(schedule), now, grades[rating])
  return {
    cardId: schedule.cardId, due: card.due.toISOString(), stability: card.stability, difficulty: card.difficulty, reviews: card.reps, lapses: card.lapses,
    phase: phases[card.state], lastReviewedAt: now.toISOString(),
  }
}
