import type { CourseContentFragment } from '../documents.gen.js'
import { renditionOf } from '../lesson/rendition.js'
import { TEXT } from './ledger.js'

/** A quiz that may be taken along. `attempts`: how many its author allows, 0 without limit: then taking it along costs nothing. */
export interface PlannedQuiz {
  readonly lessonId: string
  readonly title: string
  readonly attempts: number
  readonly questions: number
}

/** What a section brings beside the course's text. */
export interface PlannedPart {
  readonly id: string
  readonly title: string
  /** Addresses of recordings, pictures, documents and captions. */
  readonly media: readonly string[]
  /** Lessons that are decks of cards. */
  readonly decks: readonly { readonly lessonId: string; readonly cards: number }[]
  readonly quizzes: readonly PlannedQuiz[]
}

/** Addresses of the course's own files in a lesson's HTML. */
export function mediaIn(html: string): string[] {
  return [...html.matchAll(/\b(?:src|href|poster)="(\/media\/[^"#]+)/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'))
}

interface ShownWithFiles {
  readonly audioUrl: string | null
  readonly imageUrl: string | null
  readonly promptHtml: string | null
  readonly choices: readonly { readonly html: string | null }[]
  readonly targets: readonly { readonly html: string | null }[]
}

/** Addresses of the files that a question shows, in its prompt and in what is chosen from. */
export const mediaOfQuestion = ({ audioUrl, imageUrl, promptHtml, choices, targets }: ShownWithFiles): string[] => [
  ...[audioUrl, imageUrl].filter((address) => address !== null),
  ...[promptHtml, ...[...choices, ...targets].map(({ html }) => html)].flatMap((html) => mediaIn(html ?? '')),
]

type Lesson = CourseContentFragment['sections'][number]['lessons'][number]

/**
 * What there is to download of a course, section by section.
 * @param saves the learner saves data. @param has whether a file is on the device already.
 */
export function partsToDownload(course: Pick<CourseContentFragment, 'sections'>, saves = false, has: (address: string) => boolean = () => false): PlannedPart[] {
  const mediaOf = (lesson: Lesson): string[] => {
    const recording = renditionOf(lesson, saves, has)
    return [...[recording, lesson.posterUrl].filter((address) => address !== null), ...lesson.captions.map(({ url }) => url), ...mediaIn(lesson.html ?? '')]
  }
  return course.sections.map(({ id, title, lessons }) => ({
    id,
    title,
    media: [...new Set(lessons.flatMap(mediaOf))],
    decks: lessons.filter((lesson) => lesson.kind === 'FLASHCARDS').map((lesson) => ({ lessonId: lesson.id, cards: lesson.cardCount ?? 0 })),
    quizzes: lessons.filter((lesson) => lesson.offline && (lesson.kind === 'QUIZ' || lesson.kind === 'DICTATION')).map((lesson) => ({ lessonId: lesson.id, title: lesson.title, attempts: lesson.attempts ?? 0, questions: lesson.questionCount ?? 0 })),
  }))
}

/** Whether something of the course is a PDF file: without its reader on the device it could not be shown there. */
export const hasDocuments = ({ parts }: { readonly parts: readonly Pick<PlannedPart, 'media'>[] }): boolean => parts.some(({ media }) => media.some((address) => /\.pdf$/i.test(address)))

/** A card's and a question's text are about so large, in bytes: told before they were fetched. */
const CARD = 700
const QUESTION = 500

/** The size of a part as it is told before, in bytes; `sizes` by address, absent where the server tells none. */
export function plannedBytes(part: PlannedPart, sizes: Readonly<Record<string, number>>): number {
  return part.media.reduce((sum, address) => sum + (sizes[address] ?? 0), 0) + part.decks.reduce((sum, { cards }) => sum + cards * CARD, 0) + part.quizzes.reduce((sum, { questions }) => sum + questions * QUESTION, 0)
}

/** All parts of a course by name, the text first. */
export const partIds = (parts: readonly PlannedPart[]): string[] => [TEXT, ...parts.map(({ id }) => id)]
