import { createHash } from 'node:crypto'
import { lstat, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { decodeText } from '@khue/platform/reading'
import type { LessonDraft } from '../domain/course-draft.js'
import type { CourseYaml } from '../domain/course-yaml.js'
import type { CompletionRule } from '../domain/outline.js'
import { readArticle } from './article-reader.js'
import { readDeck } from './deck-reader.js'
import { readDictation } from './dictation-reader.js'
import type { CourseFiles } from './list-files.js'
import { kindOfFile } from './media-types.js'
import { quizKeys, readQuiz, readRules } from './quiz-reader.js'
import { readRecording } from './recording-reader.js'
import type { Told } from './told.js'

export const TEXT_BYTES = 2 * 1024 * 1024

/** A lesson's entry in course.yaml. */
export type LessonEntry = CourseYaml['sections'][number]['lessons'][number]

/** What the readers of lessons have at hand. */
export interface Reading {
  files: CourseFiles
  told: Told
  /** Of the course's text, BCP 47. */
  language: string
  /** The lessons of the course, by their files: links may lead to them. */
  lessons: ReadonlySet<string>
  /** Where files may be put that are made of others. */
  scratch: string
}

/** An entry of course.yaml and the file that it names. `refuse`, `warn`: in the entry's line. */
export interface LessonToRead {
  name: string
  entry: LessonEntry
  refuse: (key: string, values?: Record<string, string | number>) => void
  warn: (key: string, values?: Record<string, string | number>) => void
}

/** What a lesson has where its kind has nothing else. */
export type LessonBase = Omit<LessonDraft, 'title' | 'completion' | 'minutes' | 'required'>

/** Reads one lesson; null where nothing can be said of it but its faults. */
export async function readLesson(reading: Reading, lesson: LessonToRead): Promise<LessonDraft | null> {
  const { name, entry, refuse } = lesson
  const kind = kindOfFile(name)
  if (!kind) {
    refuse('course.kind', { name })
    return null
  }
  checkKeys(kind, lesson)
  await reading.files.reading(name)
  const base: LessonBase = { file: name, sha256: '', kind, quiz: null, questions: [], html: null, media: null, captions: [], transcripts: [], poster: null, smaller: null, prerequisites: [], deck: null }
  if (kind === 'VIDEO' || kind === 'AUDIO' || kind === 'DOCUMENT') return readRecording(reading, lesson, base)
  const read = await readText(reading, name)
  if (!read) return null
  const { text, sha256 } = read
  const required = entry.required ?? true
  if (kind === 'ARTICLE') return readArticle(reading, lesson, { ...base, sha256 }, text)
  if (kind === 'FLASHCARDS') {
    const { cards, ...said } = readDeck(text, name, reading.files)
    reading.told.take(name, said)
    return { ...base, sha256, title: entry.title ?? bareName(name), required, completion: { kind: 'read' }, minutes: Math.max(1, Math.round(cards.length / 4)), deck: { cards, language: entry.language ?? null } }
  }
  const rules = readRules(entry, (key) => refuse(key, { name }))
  const quiz = kind === 'QUIZ' ? { title: null, ...readQuiz(text, lesson, rules, reading) } : readDictation(text, name, reading)
  const completion: CompletionRule = { kind: 'passed', passMark: entry.completion && 'grade' in entry.completion ? entry.completion.grade : rules.passMark }
  return { ...base, sha256, title: entry.title ?? quiz.title ?? name.replace(/(\.gift|\.dictation\.ya?ml)$/i, ''), required, completion, minutes: Math.max(1, rules.timeLimit ?? quiz.asked), quiz: rules, questions: quiz.questions }
}

/** A file's name without folders and ending. */
export const bareName = (name: string): string => posix.basename(name).replace(/(\.cards\.[ct]sv|\.dictation\.ya?ml|\.[a-z0-9]{1,5})$/i, '')

/** A text file with what it hashes to, and whether it is UTF-8 with plain line ends already; null (and a fault) where it is none. */
export async function readText({ files, told }: Pick<Reading, 'files' | 'told'>, name: string): Promise<{ text: string; sha256: string; asWritten: boolean } | null> {
  const source = files.source(name)
  if ((await lstat(source)).size > TEXT_BYTES) {
    told.refuse(name, null, 'course.too-large', { max: TEXT_BYTES / 1024 / 1024 })
    return null
  }
  const bytes = await readFile(source)
  const { text, faults } = decodeText(bytes)
  told.take(name, { faults })
  return text === null ? null : { text, sha256: createHash('sha256').update(bytes).digest('hex'), asWritten: Buffer.from(text).equals(bytes) }
}

/** Refuses keys that belong to lessons of other kinds. */
function checkKeys(kind: LessonDraft['kind'], { name, entry, refuse }: LessonToRead): void {
  const graded = kind === 'QUIZ' || kind === 'DICTATION'
  const stray = quizKeys.find((key) => entry[key] !== undefined && (!graded || (key === 'pools' && kind !== 'QUIZ')))
  if (stray) refuse('course.only-quiz', { key: stray, name })
  if (kind !== 'VIDEO' && entry.poster !== undefined) refuse('course.only-video', { name })
  if (kind !== 'FLASHCARDS' && entry.language !== undefined) refuse('course.only-cards', { name })
  if (kind !== 'VIDEO' && kind !== 'AUDIO' && (entry.captions || entry.smaller !== undefined || (entry.completion && 'watched' in entry.completion))) refuse('course.only-media', { name })
  if (!graded && entry.completion && 'grade' in entry.completion) refuse('course.only-quiz', { key: 'completion.grade', name })
}
