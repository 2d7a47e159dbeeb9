import fc from 'fast-check'
import { clamp, readBatch, readInstant, type SentProgress } from './progress-batch.js'
import { advance, advanceByScore, advanceFormer, type LessonEvent, type LessonRule, type LessonState } from './progress.js'
import { type Span, unite, watchedShare } from './watched.js'

const LENGTH = 100
const read: LessonRule = { completion: { kind: 'read' }, seconds: null }
const watch: LessonRule = { completion: { kind: 'watched', share: 0.9 }, seconds: LENGTH }
const quiz: LessonRule = { completion: { kind: 'passed', passMark: 0.6 }, seconds: null }
const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 0, minute))

const span: fc.Arbitrary<Span> = fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
const event: fc.Arbitrary<LessonEvent> = fc.record({
  lessonId: fc.constant('lesson'), position: fc.double({ min: 0, max: 1, noNaN: true }), done: fc.boolean(), watched: fc.array(span, { maxLength: 4 }), occurredAt: fc.nat(1_000).map(at),
})
const history = fc.array(event, { minLength: 1, maxLength: 12 })
const rules = fc.constantFrom(read, watch, quiz)
const play = (events: readonly LessonEvent[], rule: LessonRule, from?: LessonState): LessonState =>
  events.reduce<LessonState | undefined>((state, one) => advance(state, [one], rule), from) as LessonState
const seconds = (spans: readonly Span[]): Set<number> => new Set(spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, n) => from + n)))

describe('progress in a lesson', () => {
  it('ends the same whatever the order of its events', () => {
    fc.assert(
      fc.property(history.chain((events) => fc.record({ events: fc.constant(events), other: fc.shuffledSubarray(events, { minLength: events.length }) })), rules, ({ events, other }, rule) => {
        const [{ completedAt: one, ...first }, { completedAt: two, ...second }] = [play(events, rule), play(other, rule)]
        expect(first).toEqual(second)
        if (rule === watch) expect(one === null).toBe(two === null)
        else expect(one).toEqual(two)
      }),
    )
  })

  it('ends the same in one batch as one by one, since the same instant', () => {
    fc.assert(
      fc.property(history, rules, fc.nat(12), (events, rule, cut) => {
        const inOrder = [...events].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
        const [early, late] = [inOrder.slice(0, cut), inOrder.slice(cut)]
        const begun = early.length === 0 ? undefined : advance(undefined, early, rule)
        expect(late.length === 0 ? begun : advance(begun, late, rule)).toEqual(play(inOrder, rule))
      }),
    )
  })

  it('keeps what was done of other content beside what is done of it now', () => {
    const said: LessonEvent = { lessonId: 'lesson', position: 1, done: true, watched: [[0, 60]], occurredAt: at(5) }
    const first = advanceFormer(undefined, 1, [said], read)
    expect(first).toMatchObject({ state: 'STARTED', position: 0, watched: [], completedAt: null, former: { version: 1, completedAt: at(5) } })
    const seen = advanceFormer(advanceFormer(first, 2, [{ ...said, done: false }], watch), 2, [{ ...said, watched: [[50, 90]] }], watch)
    expect(seen).toMatchObject({ state: 'STARTED', watched: [], former: { version: 2, watched: [[0, 90]], completedAt: at(5) } })
    expect(advanceFormer(seen, 1, [said], read).former).toEqual(seen.former)
    const done = advance(seen, [{ ...said, watched: [[0, 100]], occurredAt: at(9) }], watch)
    expect(done).toMatchObject({ state: 'COMPLETED', completedAt: at(9), former: { version: 2 } })
    expect(advanceFormer(done, 2, [said], watch)).toMatchObject({ state: 'COMPLETED', completedAt: at(9) })
  })

  it('ends the same when events come twice', () => {
    fc.assert(fc.property(history, rules, (events, rule) => expect(play(events, rule, play(events, rule))).toEqual(play(events, rule))))
  })

  it('never moves back, and stays completed since when it was', () => {
    fc.assert(
      fc.property(history, rules, (events, rule) => {
        let before: LessonState | undefined
        for (const one of events) {
          const after = advance(before, [one], rule)
          expect(after.position).toBeGreaterThanOrEqual(before?.position ?? 0)
          expect(after.updatedAt.getTime()).toBeGreaterThanOrEqual(before?.updatedAt.getTime() ?? 0)
          expect(watchedShare(after.watched, LENGTH)).toBeGreaterThanOrEqual(watchedShare(before?.watched ?? [], LENGTH))
          if (before?.completedAt) expect(after.completedAt && after.completedAt <= before.completedAt).toBe(true)
          expect(after.state === 'COMPLETED').toBe(after.completedAt !== null)
          before = after
        }
      }),
    )
  })

  it('completes a reading by its word, since its first word', () => {
    fc.assert(
      fc.property(history, (events) => {
        const said = events.filter((one) => one.done).map((one) => one.occurredAt.getTime())
        expect(play(events, read).completedAt?.getTime() ?? null).toBe(said.length === 0 ? null : Math.min(...said))
      }),
    )
  })

  it('completes a recording by the share that was watched, never by a word or by skipping', () => {
    fc.assert(
      fc.property(history, (events) => {
        const state = play(events, watch)
        const watched = seconds(events.flatMap((one) => one.watched))
        expect(seconds(state.watched)).toEqual(watched)
        expect(state.state).toBe(watched.size >= 90 ? 'COMPLETED' : 'STARTED')
      }),
    )
    expect(play([{ lessonId: 'lesson', position: 1, done: true, watched: [], occurredAt: at(1) }], watch).state).toBe('STARTED')
  })

  it('never completes a quiz, but by a passed attempt, whose best score stands', () => {
    fc.assert(fc.property(history, (events) => expect(play(events, quiz).state).toBe('STARTED')))
    const failed = advanceByScore(undefined, 'lesson', 0.5, false, at(1))
    const passed = advanceByScore(failed, 'lesson', 0.8, true, at(2))
    const worse = advanceByScore(passed, 'lesson', 0.1, false, at(3))
    expect([failed.state, passed.state, worse.state]).toEqual(['STARTED', 'COMPLETED', 'COMPLETED'])
    expect([failed.score, passed.score, worse.score, worse.completedAt]).toEqual([0.5, 0.8, 0.8, at(2)])
  })

  it('unites spans, apart and in order', () => {
    fc.assert(
      fc.property(fc.array(span), (spans) => {
        const united = unite(spans)
        expect(seconds(united)).toEqual(seconds(spans))
        expect(united.every(([from, to], n) => from < to && (n === 0 || from > (united[n - 1]?.[1] ?? 0)))).toBe(true)
      }),
    )
  })
})

describe('a batch from a device', () => {
  it('has its times clamped between enrolment and receipt', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.integer({ min: -100, max: 300 }), (enrolled, later, minute) => {
        const [from, to] = [at(enrolled), at(enrolled + later)]
        const clamped = clamp(at(minute), from, to)
        expect(clamped >= from && clamped <= to).toBe(true)
        if (at(minute) >= from && at(minute) <= to) expect(clamped).toEqual(at(minute))
      }),
    )
  })

  it('tells times in ISO 8601 with their zone', () => {
    const good = ['2026-03-01T10:00:00Z', '2026-03-01T10:00Z', '2026-03-01T10:00:00.123456Z', '2026-03-01T17:00:00+07:00', '2026-03-01T17:00:00+0700', '2028-02-29T10:00:00Z']
    expect(good.map((text) => readInstant(text)?.toISOString().slice(11, 16))).toEqual(good.map(() => '10:00'))
    const bad = ['', '2026', '2026-03-01', '2026-03-01T10:00:00', '2026-13-01T10:00:00Z', '2026-02-31T10:00:00Z', '2026-02-29T10:00:00Z', '2026-03-01T25:00:00Z', '0000-00-00T00:00:00Z', '1969-01-01T00:00:00Z', 'x', '2026-03-01T10:00:00Z\0', ' 2026-03-01T10:00:00Z']
    expect(bad.map((text) => [text, readInstant(text)])).toEqual(bad.map((text) => [text, null]))
  })

  it('has every bad field of every event named, whatever is sent', () => {
    const good: SentProgress = { clientEventId: '11111111-1111-4111-8111-111111111111', lessonId: '22222222-2222-4222-8222-222222222222', position: 0.5, occurredAt: '2026-03-01T10:00:00Z' }
    const bad = fc.record({
      clientEventId: fc.option(fc.string(), { nil: undefined }), lessonId: fc.option(fc.string(), { nil: undefined }), occurredAt: fc.option(fc.string(), { nil: undefined }),
      position: fc.option(fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0.1, 1.1), { nil: undefined }),
      watched: fc.option(fc.constantFrom([[1]], [[2, 1]], [[-1, 1]], [[0, Number.NaN]], [[0, 2e6]]), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(bad, { minLength: 1, maxLength: 6 }), (faults) => {
        const sent = faults.map((fault) => ({ ...good, ...Object.fromEntries(Object.entries(fault).filter(([, value]) => value !== undefined)) }))
        const expected = faults.flatMap((fault, n) => Object.entries(fault).flatMap(([field, value]) => (value === undefined ? [] : [`events.${n}.${field}`])))
        expect(readBatch(sent).faults.map((fault) => fault.path).sort()).toEqual(expected.sort())
      }),
    )
  })
})
