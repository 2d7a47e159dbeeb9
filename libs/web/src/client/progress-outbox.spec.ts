import fc from 'fast-check'
import { addEvent, afterRefused, afterTaken, asInput, emptyOutbox, joinSpans, nextBatch as batchOf, progressForm, type ProgressOutbox, type WaitingEvent, withoutRefused, withTried } from './progress-outbox.js'
import { Refusal } from './refusal.js'

const event = (id: string, more: Partial<WaitingEvent> = {}): WaitingEvent => ({
  clientEventId: id, lessonId: `lesson-${id}`, position: 0.5, done: false, occurredAt: '2026-11-23T08:00:00Z', title: 'Bài', ...more,
})
const outboxOf = (...events: WaitingEvent[]): ProgressOutbox => events.reduce((outbox, one) => addEvent(outbox, one), emptyOutbox)
const nextBatch = (outbox: ProgressOutbox): readonly WaitingEvent[] => batchOf(withTried(outbox))
const ids = (outbox: ProgressOutbox): string[] => outbox.waiting.map((one) => one.clientEventId)
const refusal = (...paths: string[]): Refusal => new Refusal('BAD_USER_INPUT', 'no', paths.map((path) => ({ path, message: `bad ${path}` })))

describe('progress that waits on a device', () => {
  it('keeps the order in which it was made', () => {
    expect(ids(outboxOf(event('a'), event('b'), event('c')))).toEqual(['a', 'b', 'c'])
  })

  it('joins positions of one lesson and day, and never moves back', () => {
    const outbox = outboxOf(event('a', { lessonId: 'x', position: 0.7 }), event('b', { lessonId: 'x', position: 0.2, watched: [[0, 5]] }))
    expect(outbox.waiting).toEqual([expect.objectContaining({ clientEventId: 'a', position: 0.7, watched: [[0, 5]] })])
  })

  it('keeps the days of activity apart', () => {
    const outbox = outboxOf(event('a', { lessonId: 'x' }), event('b', { lessonId: 'x', occurredAt: '2026-11-24T08:00:00Z' }))
    expect(ids(outbox)).toEqual(['a', 'b'])
  })

  it('goes by the day of the city: twenty to midnight and twenty past are two days in Hanoi, midnight of London is none', () => {
    const at = (...moments: string[]): string[] => ids(outboxOf(...moments.map((occurredAt, place) => event('abc'[place] ?? '', { lessonId: 'x', occurredAt }))))
    expect(at('2026-11-24T16:40:00Z', '2026-11-24T17:20:00Z')).toEqual(['a', 'b'])
    expect(at('2026-11-24T17:20:00Z', '2026-11-24T23:59:00Z', '2026-11-25T16:40:00Z')).toEqual(['a'])
  })

  it('keeps what was done in two versions of a course apart, and tells what a rewritten lesson did not take', () => {
    const one = event('a', { lessonId: 'x', courseVersion: 1 })
    expect(ids(outboxOf(one, event('b', { lessonId: 'x', courseVersion: 2 })))).toEqual(['a', 'b'])
    const done = [event('c', { lessonId: 'x', courseVersion: 1, done: true }), event('d', { lessonId: 'y', courseVersion: 1, done: true }), event('e', { lessonId: 'x', courseVersion: 1 })]
    const taken = afterTaken(outboxOf(...done), done, [{ lessonId: 'x', state: 'STARTED' }, { lessonId: 'y', state: 'COMPLETED' }])
    expect([taken.waiting, taken.former?.map(({ clientEventId }) => clientEventId)]).toEqual([[], ['c']])
    expect(progressForm.join(taken, taken).former).toHaveLength(1)
    expect(withoutRefused(taken).former).toBeUndefined()
    expect(asInput(one)).toMatchObject({ courseVersion: 1 })
  })

  it('leaves a completion and what may have reached the server as they are, also when the answer was lost', () => {
    const done = addEvent(outboxOf(event('a', { lessonId: 'x' })), event('b', { lessonId: 'x', done: true }))
    expect(ids(done)).toEqual(['a', 'b'])
    const tried = withTried(outboxOf(event('a', { lessonId: 'x' })))
    expect(ids(addEvent(tried, event('b', { lessonId: 'x' })))).toEqual(['a', 'b'])
    expect([batchOf(addEvent(tried, event('b'))).length, withTried(tried) === tried]).toEqual([1, true])
  })

  it('forgets only what was taken', () => {
    const outbox = outboxOf(event('a'), event('b'))
    const batch = nextBatch(outbox)
    expect(ids(afterTaken(addEvent(outbox, event('c')), batch))).toEqual(['c'])
  })

  it('sets aside what the server names and sends the rest again', () => {
    const outbox = outboxOf(event('a'), event('b'), event('c'))
    const after = afterRefused(outbox, nextBatch(outbox), refusal('events.1.lessonId'))
    expect(ids(after)).toEqual(['a', 'c'])
    expect(after.refused).toEqual([{ event: expect.objectContaining({ clientEventId: 'b' }), reason: 'bad events.1.lessonId' }])
    expect(withoutRefused(after).refused).toEqual([])
  })

  it('sends the door no more than it knows', () => {
    expect(Object.keys(asInput(event('a', { tried: true }))).sort()).toEqual(['clientEventId', 'done', 'lessonId', 'occurredAt', 'position'])
  })

  it('is read as the app before kept it, and joins another without loss or double', () => {
    const before: unknown = JSON.parse(JSON.stringify(outboxOf(event('a'), event('b'))))
    const read = progressForm.read(0, before) ?? emptyOutbox
    expect(read.waiting).toEqual([event('a', { tried: true }), event('b', { tried: true })])
    expect(ids(progressForm.join(outboxOf(event('b'), event('c')), read))).toEqual(['a', 'b', 'c'])
    expect([progressForm.read(2, before), progressForm.read(1, { waiting: 3 })]).toEqual([null, null])
  })

  it('finds the bad ones by halving where the server names none, and loses no good one', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 300 }), (good) => {
        let outbox = outboxOf(...good.map((_, at) => event(String(at))))
        const taken: string[] = []
        for (let round = 0; outbox.waiting.length > 0 && round < 5_000; round++) {
          outbox = withTried(outbox)
          const batch = batchOf(outbox)
          if (batch.some((one) => !good[Number(one.clientEventId)])) outbox = afterRefused(outbox, batch, refusal())
          else {
            taken.push(...batch.map((one) => one.clientEventId))
            outbox = afterTaken(outbox, batch)
          }
        }
        expect(taken.map(Number)).toEqual(good.flatMap((isGood, at) => (isGood ? [at] : [])))
        expect(outbox.refused.map(({ event: one }) => Number(one.clientEventId))).toEqual(good.flatMap((isGood, at) => (isGood ? [] : [at])))
      }),
      { numRuns: 50 },
    )
  })
})

describe('spans that were watched', () => {
  it('become one where they touch', () => {
    expect(joinSpans([[10, 20], [0, 5], [4, 11], [30, 30], [40, 41.26]])).toEqual([[0, 20], [40, 41.3]])
  })
})
