import type { QuizRules } from '@khue/assessment'
import type { LessonKind } from './lesson-kind.js'

/**
 * When a lesson counts as done: said so by the reader (an article, a document, a deck of cards, which is never learnt for good),
 * a share of it watched, or its quiz passed. Shares are 0 to 1.
 */
export type CompletionRule = { kind: 'read' } | { kind: 'watched'; share: number } | { kind: 'passed'; passMark: number }

/** A level of a competence that completing the course is evidence for. */
export interface Alignment {
  competency: string
  level: number
}

/** A lesson as everybody may know it: its place and its rules, not its content. */
export interface OutlineLesson {
  /** Stable through versions: names (course, file). */
  id: string
  title: string
  kind: LessonKind
  required: boolean
  completion: CompletionRule
  /** QUIZ and DICTATION. `questions`: how many an attempt asks. */
  quiz?: QuizRules & { questions: number }
  /** Lessons before it that must be done first. */
  prerequisites?: string[]
  /** The same while its content is; left out in versions of before there was one. */
  hash?: string
  /** QUIZ, DICTATION: of each question with its key. */
  questionHashes?: string[]
  /** VIDEO and AUDIO: their length where it can be told; DOCUMENT: null. */
  media?: { path: string; contentType: string; bytes: number; seconds: number | null; captions: { language: string; path: string }[]; poster?: string; smaller?: string }
  /** FLASHCARDS only. `language`: of the cards' fronts, BCP 47. */
  deck?: { cards: number; language: string }
  /** Place in the course, from 0. */
  position: number
  /** Estimated time. */
  minutes: number
}

export interface OutlineSection {
  id: string
  title: string
  lessonIds: string[]
}

/** A version of a course without the lessons' content. Immutable, so that a process may keep it. */
export interface VersionOutline {
  versionId: string
  number: number
  courseId: string
  slug: string
  title: string
  summary: string | null
  language: string
  /** Whether lessons open one after another. */
  order: 'free' | 'strict'
  /** Slugs of courses to complete before enrolling. */
  prerequisites: string[]
  /** Whether completing it gives a certificate. */
  certificate: boolean
  /** As authored; they count as evidence only once approved. */
  alignments: Alignment[]
  sections: OutlineSection[]
  /** In the order of the course. */
  lessons: OutlineLesson[]
}
