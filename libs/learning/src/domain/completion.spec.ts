import fc from 'fast-check'
import { completionTime, courseProgress, isUnlocked, nextLesson, requiredLessons } from './completion.js'
import type { LessonState } from './progress.js'

interface Lesson {
  id: string
  required: boolean
  position: number
}
const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 0, minute))
const state = (lessonId: string, minute: number | null): LessonState => ({
  lessonId, state: minute === null ? 'STARTED' : 'COMPLETED', position: 0.5, score: null, watched: [], completedAt: minute === null ? null : at(minute), updatedAt: at(0), former: null,
})
const course = fc.array(fc.record({ required: fc.boolean(), done: fc.oneof(fc.constant(undefined), fc.constant(null), fc.nat(500)) }), { minLength: 1, maxLength: 12 }).map((rows) => {
  const lessons: Lesson[] = rows.map(({ required }, position) => ({ id: `l${position}`, required, position }))
  const states = new Map<string, LessonState>(rows.flatMap(({ done }, n) => (done === undefined ? [] : [[`l${n}`, state(`l${n}`, done)] as const])))
  return { lessons, states, rows }
})
const lessons = (...required: boolean[]): Lesson[] => required.map((needed, position) => ({ id: `l${position}`, required: needed, position }))

describe('a course', () => {
  it('is completed at the latest time of its required lessons, and not before all of them are', () => {
    fc.assert(
      fc.property(course, ({ lessons: all, states }) => {
        const times = requiredLessons(all).map((lesson) => states.get(lesson.id)?.completedAt?.getTime() ?? null)
        const expected = times.includes(null) ? null : Math.max(...(times as number[]))
        expect(completionTime(all, states)?.getTime() ?? null).toBe(expected)
        const progress = courseProgress(all, states)
        expect(progress >= 0 && progress <= 1).toBe(true)
        expect(progress === 1).toBe(expected !== null)
      }),
    )
  })

  it('asks for every lesson where none is required, and of nothing is never completed', () => {
    expect(requiredLessons(lessons(false, false))).toHaveLength(2)
    expect(completionTime(lessons(false, false), new Map([['l0', state('l0', 1)]]))).toBeNull()
    expect([completionTime([], new Map()), courseProgress([], new Map())]).toEqual([null, 0])
  })

  it('that is free has every lesson open', () => {
    fc.assert(fc.property(course, ({ lessons: all, states }) => expect(all.every((lesson) => isUnlocked('free', all, states, lesson.id))).toBe(true)))
  })

  it('that is strict opens a lesson once the required ones before it are done; what is optional holds nobody up', () => {
    fc.assert(
      fc.property(course, ({ lessons: all, states }) => {
        const firstOpen = all.findIndex((lesson) => lesson.required && states.get(lesson.id)?.state !== 'COMPLETED')
        expect(all.map((lesson) => isUnlocked('strict', all, states, lesson.id))).toEqual(all.map((_, n) => firstOpen === -1 || n <= firstOpen))
      }),
    )
  })

  it('goes on with an open lesson that is not done, a required one first, until all are done', () => {
    fc.assert(
      fc.property(course, fc.constantFrom('free' as const, 'strict' as const), ({ lessons: all, states }, order) => {
        const next = nextLesson(order, all, states)
        const undone = all.filter((lesson) => states.get(lesson.id)?.state !== 'COMPLETED')
        if (undone.length === 0) return expect(next).toBeNull()
        const lesson = undone.find((one) => one.id === next)
        expect(lesson && isUnlocked(order, all, states, lesson.id)).toBe(true)
        if (undone.some((one) => one.required)) expect(lesson?.required).toBe(true)
      }),
    )
  })
})
