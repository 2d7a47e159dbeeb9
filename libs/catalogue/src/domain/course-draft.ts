import type { QuestionDefinition, QuizRules } from '@khue/assessment'
import type { Transcript } from './captions.js'
import type { CardDraft } from './card.js'
import type { LessonKind } from './lesson-kind.js'
import type { Alignment, CompletionRule } from './outline.js'

/** A lesson as its author wrote it. */
export interface LessonDraft {
  /** By which it keeps its identity through versions: the path within the folder, NFC. */
  file: string
  /** Of its source, so that a change is seen. */
  sha256: string
  title: string
  kind: LessonKind
  required: boolean
  completion: CompletionRule
  /** Estimated, at least 1. */
  minutes: number
  /** QUIZ, DICTATION. */
  quiz: QuizRules | null
  questions: QuestionDefinition[]
  /** ARTICLE; addresses of media begin with `MEDIA_PREFIX`. */
  html: string | null
  /** VIDEO, AUDIO, DOCUMENT: the path of its file; `seconds` where its length can be told. */
  media: { path: string; seconds: number | null } | null
  /** VIDEO, AUDIO: the path of a smaller rendition. */
  smaller: string | null
  captions: { language: string; path: string }[]
  /** Of the captions. */
  transcripts: Transcript[]
  poster: string | null
  /** Files of lessons before it. */
  prerequisites: string[]
  /** FLASHCARDS. `language`: of the fronts, where the author says it. */
  deck: { cards: CardDraft[]; language: string | null } | null
}

/** A file that lessons show. */
export interface MediaDraft {
  path: string
  /** Where it lies now. */
  source: string
  contentType: string
  bytes: number
  sha256: string
}

/** A whole course, checked. */
export interface CourseDraft {
  slug: string
  title: string
  summary: string | null
  language: string
  order: 'free' | 'strict'
  prerequisites: string[]
  /** Whether completing it gives a certificate. */
  certificate: boolean
  alignments: Alignment[]
  sections: { title: string; lessons: LessonDraft[] }[]
  media: MediaDraft[]
}
