import { createHash } from 'node:crypto'
import { lstat, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { decodeText } from '@khue/platform/reading'
import type { LessonDraft } from '../domain/course-draft.js'
import type { CourseYaml } from '../domain/course-yaml.js'
import type { CourseFiles } from './list-files.js'
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
