import { quietDevice } from './device.js'
import type { Door } from './door.js'
import { Unreachable } from './refusal.js'
import { ReviewSender } from './review-sender.js'

const state = (cardId: string, reviews: number) => ({ cardId, due: '2026-11-25T08:00:00.000Z', stability: 3, difficulty: 5, reviews, lapses: 0, phase: 'REVIEW', lastReviewedAt: '2026-11-24T08:00:00.000Z' })

describe('a learner who practises without a network', () => {
  it('loses no review over a reload, and goes on from the server’s answer', async () => {
    let online = false
    const asked: { reviews: { clientEventId: string; cardId: string; rating: string }[] }[] = []
    const door: Door = {
      async ask(_document, variables) {
        asked.push(JSON.parse(JSON.stringify(variables)))
        if (!online) throw new Unreachable()
        return { reviewCards: [state('c', 2)] } as never
      },
    }
    const device = quietDevice()
    const before = new ReviewSender(device, door, 'me')
    await before.rate({ id: 'c', front: 'hello' }, 'AGAIN', new Date('2026-11-24T08:00:00.123Z'))
    await before.rate({ id: 'c', front: 'hello' }, 'GOOD', new Date('2026-11-24T08:01:00.456Z'))
    await before.queue.flush()
    const after = new ReviewSender(device, door, 'me')
    const another = new ReviewSender(device, door, 'another')
    await Promise.all([after.queue.loaded, another.queue.loaded])
    expect(after.queue.state.get().reviews.map(({ rating, reviewedAt }) => [rating, reviewedAt])).toEqual([['AGAIN', '2026-11-24T08:00:00.123Z'], ['GOOD', '2026-11-24T08:01:00.456Z']])
    expect(another.queue.state.get().reviews).toEqual([])
    online = true
    await after.queue.flush()
    expect(after.queue.state.get().reviews).toEqual([])
    expect(new ReviewSender(device, door, 'me').known.get()['c']).toEqual(state('c', 2))
    const ids = asked.map(({ reviews }) => reviews[0]?.clientEventId)
    expect(new Set(ids).size).toBe(1)
    expect(asked.at(-1)?.reviews[0]).not.toHaveProperty('title')
  })
})
