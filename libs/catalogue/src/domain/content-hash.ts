import { createHash } from 'node:crypto'
import type { CourseDraft } from './course-draft.js'

/** The same for two folders that say the same: from what the authors wrote, not from how it is rendered. */
export function contentHash({ slug, title, summary, language, order, alignments, certificate, sections, media }: CourseDraft): string {
  const content = [
    slug, title, summary, language, order,
    alignments.map(({ competency, level }) => [competency, level]),
    sections.map((section) => [
      section.title,
      section.lessons.map((lesson) => [
        lesson.file, lesson.sha256, lesson.title, lesson.kind, lesson.required, Object.entries(lesson.completion),
        lesson.quiz && [lesson.quiz.passMark, lesson.quiz.attempts], lesson.captions.map(({ language: code, path }) => [code, path]),
        ...(lesson.deck ? [lesson.deck.language] : []),
      ]),
    ]),
    media.map(({ path, sha256 }) => [path, sha256]),
    ...(certificate ? [] : ['no certificate']),
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
