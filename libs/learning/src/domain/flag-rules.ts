/** What is known of a completion when it is recognised. Minutes are of the device's own clock, within the enrolment and the receipt. */
export interface CompletionFacts {
  /** From the enrolment to the completion, or to its receipt where that is more. */
  minutes: number
  /** What the required lessons are stated to take. */
  statedMinutes: number
  /** From the first required lesson that was done to the last, and what all but the first are stated to take; null of fewer than three. */
  between: { minutes: number; statedMinutes: number } | null
  /** Courses that the same learner completed on this day of the city, this one included. */
  sameDay: number
  /** Moves of the learner within `moved-often`'s days. */
  moves: number
  /** Completions of whomever from the same address within `burst-of-address`'s minutes, this one included; 0 where the address is not known. */
  sameAddress: number
}

/**
 * Which completions staff should look at, and why: they count until somebody voids them. A rule flags what a script does easily and a
 * learner hardly ever; where it flags the innocent (a class that finishes together), staff dismisses it with a word.
 * `threshold`: see `measure`. `whose`: whether this completion alone is flagged, or all that the same measure counted.
 * `reason`: Vietnamese and English, as staff reads it.
 */
export const flagRules = {
  'faster-than-stated': {
    threshold: 0.2, about: 'share of the stated minutes below which finishing a course is improbable', whose: 'this',
    reason: ['Hoàn thành sau {minutes} phút kể từ lúc ghi danh; khóa học dự tính mất {stated} phút.', 'Finished {minutes} min after enrolling; the course is stated to take {stated} min.'],
  },
  'lessons-at-once': {
    threshold: 0.1, about: 'share of the stated minutes between the first and the last lesson', whose: 'this',
    reason: ['Bài đầu và bài cuối xong cách nhau chỉ {minutes} phút; các bài ấy dự tính mất {stated} phút.', 'The first and the last lesson were done only {minutes} min apart; they are stated to take {stated} min.'],
  },
  'many-a-day': {
    threshold: 5, about: 'courses that one person completes on one day of the city', whose: 'same-day',
    reason: ['Cùng một người hoàn thành {count} khóa học trong một ngày.', 'The same person completed {count} courses on one day.'],
  },
  'moved-often': {
    threshold: 3, about: 'moves within 30 days', days: 30, whose: 'since-the-moves',
    reason: ['Người học đổi nơi ở {count} lần trong 30 ngày.', 'The learner moved {count} times within 30 days.'],
  },
  'burst-of-address': {
    threshold: 20, about: 'completions from one address within 10 minutes', minutes: 10, whose: 'same-address',
    reason: ['{count} lượt hoàn thành đến từ cùng một địa chỉ mạng trong 10 phút.', '{count} completions came from one network address within 10 min.'],
  },
} as const satisfies Record<string, { threshold: number; about: string; whose: 'this' | 'same-day' | 'since-the-moves' | 'same-address'; reason: readonly [vi: string, en: string]; days?: number; minutes?: number }>

export type FlagRuleId = keyof typeof flagRules

/** A reason to look at a completion, with the numbers that it tells. */
export interface Flag {
  rule: FlagRuleId
  values: Record<string, number>
}

/** The rules that a completion meets, in the order of the table. */
export function flagsOf(facts: CompletionFacts): Flag[] {
  const { minutes, statedMinutes, between, sameDay, moves, sameAddress } = facts
  const paced = (rule: 'faster-than-stated' | 'lessons-at-once', took: number, stated: number): Flag[] => (took < flagRules[rule].threshold * stated ? [{ rule, values: { minutes: Math.round(took * 10) / 10, stated } }] : [])
  const counted = (rule: 'many-a-day' | 'moved-often' | 'burst-of-address', count: number): Flag[] => (count >= flagRules[rule].threshold ? [{ rule, values: { count } }] : [])
  return [
    ...paced('faster-than-stated', minutes, statedMinutes),
    ...(between ? paced('lessons-at-once', between.minutes, between.statedMinutes) : []),
    ...counted('many-a-day', sameDay), ...counted('moved-often', moves), ...counted('burst-of-address', sameAddress),
  ]
}

interface DoneLesson {
  minutes: number
  completedAt: Date
}

/** How fast the required lessons were done one after another. */
export function paceOf(lessons: readonly DoneLesson[]): CompletionFacts['between'] {
  if (lessons.length < 3) return null
  const inOrder = [...lessons].sort((a, b) => a.completedAt.getTime() - b.completedAt.getTime())
  const [first, last] = [inOrder[0] as DoneLesson, inOrder.at(-1) as DoneLesson]
  return { minutes: (last.completedAt.getTime() - first.completedAt.getTime()) / 60_000, statedMinutes: lessons.reduce((sum, { minutes }) => sum + minutes, 0) - first.minutes }
}
