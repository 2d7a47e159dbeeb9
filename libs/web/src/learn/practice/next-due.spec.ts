import { createEmptyCard, fsrs, Rating } from 'ts-fsrs'
import type { CardRating } from '../../client/index.js'
import type { ScheduleFragment } from '../documents.gen.js'
import { nextSchedule, nextSchedules } from './next-due.js'

const unseen: ScheduleFragment = { cardId: 'c', due: '2026-01-01T00:00:00.000Z', stability: 0, difficulty: 0, reviews: 0, lapses: 0, phase: null, lastReviewedAt: null }

describe('the next due time on a device', () => {
  it('is what the server will answer, through learning, forgetting and learning again', () => {
    const history: [string, CardRating][] = [
      ['2026-01-01T08:00:00.000Z', 'AGAIN'], ['2026-01-01T08:01:00.000Z', 'HARD'], ['2026-01-01T08:07:00.000Z', 'GOOD'], ['2026-01-01T08:20:00.001Z', 'GOOD'],
      ['2026-01-04T09:00:00.000Z', 'GOOD'], ['2026-01-15T09:00:00.000Z', 'AGAIN'], ['2026-01-15T09:10:00.000Z', 'GOOD'], ['2026-01-20T09:00:00.000Z', 'EASY'],
    ]
    const grades = { AGAIN: Rating.Again, HARD: Rating.Hard, GOOD: Rating.Good, EASY: Rating.Easy } as const
    const known = fsrs({ enable_fuzz: false })
    let card = createEmptyCard(new Date('2026-01-01T08:00:00.000Z'))
    let schedule = unseen
    for (const [time, rating] of history) {
      card = known.next(card, new Date(time), grades[rating]).card
      schedule = nextSchedule(JSON.parse(JSON.stringify(schedule)) as ScheduleFragment, rating, new Date(time))
      expect([schedule.due, schedule.stability, schedule.difficulty, schedule.reviews, schedule.lapses]).toEqual([card.due.toISOString(), card.stability, card.difficulty, card.reps, card.lapses])
    }
  })

  it('is later the better a card is known', () => {
    const next = nextSchedules(nextSchedule(unseen, 'EASY', new Date('2026-01-01T08:00:00Z')), new Date('2026-01-09T08:00:00Z'))
    const order = [next.AGAIN, next.HARD, next.GOOD, next.EASY].map(({ due }) => due)
    expect([...order].sort()).toEqual(order)
    expect(new Set(order).size).toBe(4)
  })
})
