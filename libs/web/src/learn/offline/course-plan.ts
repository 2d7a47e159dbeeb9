import type { CourseContentFragment } from '../documents.gen.js'
import { TEXT } from './ledger.js'

/** What a section brings beside the course's text. */
export interface PlannedPart {
  readonly id: string
  readonly title: string
  /** Addresses of recordings, pictures, documents and captions. */
  readonly media: readonly string[]
  /** Lessons that are decks of cards. */
  readonly decks: readonly { readonly lessonId: string; readonly cards: number }[]
}

/** Addresses of the course's own files in a lesson's HTML. */
export function mediaIn(html: string): string[] {
  return [...html.matchAll(/\b(?:src|href|poster)="(\/media\/[^"#]+)/g)].map(([, address = '']) => address.replaceAll('&amp;', '&'))
}

/** What there is to download of a course, section by section. */
export function partsToDownload(course: Pick<CourseContentFragment, 'sections'>): PlannedPart[] {
  return course.sections.map(({ id, title, lessons }) => ({
    id,
    title,
    media: [...new Set(lessons.flatMap((lesson) => [...(lesson.mediaUrl ? [lesson.mediaUrl] : []), ...lesson.captions.map(({ url }) => url), ...mediaIn(lesson.html ?? '')]))],
    decks: lessons.filter((lesson) => lesson.kind === 'FLASHCARDS').map((lesson) => ({ lessonId: lesson.id, cards: lesson.cardCount ?? 0 })),
  }))
}

/** A card's text is about so large, in bytes: told before the deck was fetched. */
const CARD = 700

/** The size of a part as it is told before, in bytes; `sizes` by address, absent where the server tells none. */
export function plannedBytes(part: PlannedPart, sizes: Readonly<Record<string, number>>): number {
  return part.media.reduce((sum, address) => sum + (sizes[address] ?? 0), 0) + part.decks.reduce((sum, { cards }) => sum + cards * CARD, 0)
}

/** All parts of a course by name, the text first. */
export const partIds = (parts: readonly PlannedPart[]): string[] => [TEXT, ...parts.map(({ id }) => id)]
