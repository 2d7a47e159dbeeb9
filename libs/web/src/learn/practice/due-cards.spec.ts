import type { WaitingReview } from '../../client/review-outbox.js'
import type { SessionCardFragment } from '../documents.gen.js'
import { dueCards, scheduleNow } from './due-cards.js'
import { nextSchedule } from './next-due.js'
import { answered, beginSitting, summaryOf } from './sitting.js'

const now = new Date('2026-11-24T03:00:00.000Z')
const card = (id: string, due: string | null): SessionCardFragment => ({
  id, front: id, back: '', reading: null, example: null, exampleBack: null, audioUrl: null, imageUrl: null, tags: [], courseSlug: 'a', lessonId: 'l', language: 'en',
  schedule: due === null
    ? { cardId: id, due: '2026-11-01T00:00:00.000Z', stability: 0, difficulty: 0, reviews: 0, lapses: 0, phase: null, lastReviewedAt: null }
    : { cardId: id, due, stability: 5, difficulty: 5, reviews: 3, lapses: 0, phase: 'REVIEW', lastReviewedAt: '2026-11-15T00:00:00.000Z' },
})
const review = (cardId: string, reviewedAt: string, rating: WaitingReview['rating'] = 'GOOD'): WaitingReview => ({ clientEventId: cardId + reviewedAt, cardId, rating, reviewedAt, title: '' })
const options = { known: {}, waiting: [], now, size: 50, newCards: 20 }

describe('a session made on the device', () => {
  it('brings the most overdue first, then new ones up to the limit, never more than the size', () => {
    const cards = [card('n1', null), card('late', '2026-11-20T00:00:00.000Z'), card('later', '2026-11-22T00:00:00.000Z'), card('not yet', '2026-11-30T00:00:00.000Z'), card('n2', null)]
    expect(dueCards(cards, options).map(({ id }) => id)).toEqual(['late', 'later', 'n1', 'n2'])
    expect(dueCards(cards, { ...options, newCards: 1 }).map(({ id }) => id)).toEqual(['late', 'later', 'n1'])
    expect(dueCards(cards, { ...options, size: 1 }).map(({ id }) => id)).toEqual(['late'])
  })

  it('does not bring again what was answered and waits to be sent', () => {
    const cards = [card('a', '2026-11-20T00:00:00.000Z'), card('a', '2026-11-20T00:00:00.000Z'), card('n', null)]
    const waiting = [review('a', '2026-11-24T02:00:00.000Z'), review('n', '2026-11-24T02:00:00.000Z', 'EASY')]
    expect(dueCards(cards, { ...options, waiting })).toEqual([])
    expect(dueCards([...cards, card('n2', null)], { ...options, waiting, newCards: 1 })).toEqual([])
  })

  it('goes on from the server’s newest word, and counts no review twice', () => {
    const own = card('a', '2026-11-20T00:00:00.000Z')
    const sent = review('a', '2026-11-24T02:00:00.000Z')
    const answer = nextSchedule(own.schedule, 'GOOD', new Date(sent.reviewedAt))
    expect(scheduleNow(own, {}, [sent])).toEqual(answer)
    expect(scheduleNow(own, { a: answer }, [sent])).toEqual(answer)
    expect(scheduleNow(own, { a: { ...answer, reviews: 1 } }, [])).toEqual(own.schedule)
  })
})

describe('a sitting', () => {
  it('shows a forgotten card again at its end, and tells how it went', () => {
    let sitting = beginSitting([card('a', '2026-11-20T00:00:00.000Z'), card('b', '2026-11-20T00:00:00.000Z')])
    for (const rating of ['AGAIN', 'EASY', 'EASY'] as const) {
      const [first] = sitting.left
      if (first) sitting = answered(sitting, rating, nextSchedule(first.schedule, rating, now), now)
    }
    while (sitting.left[0]) sitting = answered(sitting, 'EASY', nextSchedule(sitting.left[0].schedule, 'EASY', now), now)
    expect(sitting.answers.map(({ cardId }) => cardId).slice(0, 3)).toEqual(['a', 'b', 'a'])
    expect(summaryOf(sitting)).toMatchObject({ cards: 2, atOnce: 1, again: 1 })
  })
})
