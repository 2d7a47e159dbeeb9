import { createHash } from 'node:crypto'
import type { CourseDraft, LessonDraft } from './course-draft.js'

/** The same for two folders that say the same: from what the authors wrote, not from how it is rendered. */
export function contentHash({ slug, title, summary, language, order, alignments, prerequisites, certificate, sections, media }: CourseDraft): string {
  const content = [
    slug, title, summary, language, order,
    alignments.map(({ competency, level }) => [competency, level]),
    sections.map((section) => [
      section.title,
      section.lessons.map((lesson) => [
        lesson.file, lesson.sha256, lesson.title, lesson.kind, lesson.required, Object.entries(lesson.completion),
        lesson.quiz && [lesson.quiz.passMark, lesson.quiz.attempts], lesson.captions.map(({ language: code, path }) => [code, path]),
        ...(lesson.deck ? [lesson.deck.language] : []),
        ...rulesOf(lesson),
      ]),
    ]),
    media.map(({ path, sha256 }) => [path, sha256]),
    ...(prerequisites.length > 0 ? [prerequisites] : []),
    ...(certificate ? [] : ['no certificate']),
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

/** What is set beyond pass mark and attempts; nothing where nothing is, so that folders of before keep their hash. */
function rulesOf({ quiz, poster, smaller, prerequisites }: LessonDraft): unknown[] {
  const { passMark: _, attempts: __, ...rules } = quiz ?? { passMark: 0, attempts: 0 }
  const set = Object.entries({ ...rules, ...(poster ? { poster } : {}), ...(smaller ? { smaller } : {}), ...(prerequisites.length > 0 ? { prerequisites } : {}) }).filter(([, value]) => value !== undefined)
  return set.length > 0 ? [set] : []
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/** What a lesson is: the same while a learner finds the same in it and must do the same for it. */
export const lessonHash = ({ kind, sha256, completion, quiz, deck }: LessonDraft): string => digest([kind, sha256, Object.entries(completion), quiz, deck?.language ?? null])

/** What each question is, with its key. */
export const questionHashes = ({ questions }: LessonDraft): string[] => questions.map((question) => digest(question))
