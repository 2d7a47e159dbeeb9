import type { WaitingEvent } from '../../client/progress-outbox.js'
import type { LessonStateFragment } from '../documents.gen.js'
import { around, shareDone, standings } from './lesson-order.js'

const lesson = (id: string, required = true, kind: 'ARTICLE' | 'VIDEO' = 'ARTICLE') => ({ id, required, kind })
const course = (order: string, ...lessons: ReturnType<typeof lesson>[]) => ({ order, sections: [{ lessons: lessons.slice(0, 1) }, { lessons: lessons.slice(1) }] })
const told = (lessonId: string, more: Partial<LessonStateFragment> = {}): LessonStateFragment => ({ lessonId, state: 'NOT_STARTED', position: 0, score: null, unlocked: false, doneInVersion: null, ...more })
const waiting = (lessonId: string, done: boolean): WaitingEvent => ({ clientEventId: '1', lessonId, position: 0.4, done, occurredAt: '2026-11-23T08:00:00Z', title: '' })

describe('the order of lessons', () => {
  it('goes on across sections', () => {
    const strict = course('strict', lesson('a'), lesson('b'), lesson('c'))
    expect(around(strict, 'b')).toMatchObject({ previous: { id: 'a' }, next: { id: 'c' }, place: 2, count: 3 })
    expect(around(strict, 'a')?.previous).toBeNull()
    expect(around(strict, 'x')).toBeNull()
  })

  it('opens the next lesson with what is done on the device, before the server knows', () => {
    const strict = course('strict', lesson('a'), lesson('b'), lesson('c'))
    const found = standings(strict, [], {}, [waiting('a', true)])
    expect([...found.values()].map((one) => one.unlocked)).toEqual([true, true, false])
    expect(shareDone(strict, found)).toBeCloseTo(1 / 3)
  })

  it('never takes a video for watched by its word alone', () => {
    const found = standings(course('strict', lesson('a', true, 'VIDEO'), lesson('b')), [], {}, [waiting('a', true)])
    expect(found.get('a')?.state).toBe('STARTED')
    expect(found.get('b')?.unlocked).toBe(false)
  })

  it('passes over what is not required, and shuts nothing where the order is free', () => {
    expect(standings(course('strict', lesson('a', false), lesson('b')), []).get('b')?.unlocked).toBe(true)
    expect(standings(course('free', lesson('a'), lesson('b')), []).get('b')?.unlocked).toBe(true)
  })

  it('opens a lesson once those that it names are done, also where the order is free', () => {
    const named = course('free', lesson('a'), { ...lesson('b'), prerequisites: ['a'] } as ReturnType<typeof lesson>)
    expect(standings(named, []).get('b')?.unlocked).toBe(false)
    expect(standings(named, [], {}, [waiting('a', true)]).get('b')?.unlocked).toBe(true)
  })

  it('never moves back', () => {
    const found = standings(course('free', lesson('a')), [told('a', { state: 'COMPLETED', position: 1 })], { a: { lessonId: 'a', state: 'STARTED', position: 0.2, score: null, unlocked: true } })
    expect(found.get('a')).toMatchObject({ state: 'COMPLETED', position: 1 })
  })
})
