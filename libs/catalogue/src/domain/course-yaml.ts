import { type Document, type ErrorCode, isAlias, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { z } from 'zod'
import type { CourseFault } from './course-fault.js'

const text = (max: number) => z.string().transform((value) => value.normalize('NFC').trim()).pipe(z.string().min(1).max(max))
const file = z.string().transform((value) => value.normalize('NFC')).pipe(z.string().min(1).max(300))
const share = z.number().min(0).max(1)
const completion = z.union([z.strictObject({ watched: share }), z.strictObject({ grade: share })])
const minutes = z.number().int().min(1)
const tag = text(60).transform((value) => value.toLowerCase())
const pool = z.strictObject({ draw: z.number().int().min(1).max(200), tag: tag.optional(), difficulty: z.enum(['easy', 'medium', 'hard']).optional() }).refine((of) => of.tag !== undefined || of.difficulty !== undefined, 'a pool names a tag, a difficulty, or both')
const instant = z.iso.datetime({ offset: true, local: false }).transform((value) => new Date(value).toISOString())
const feedback = z.union([z.enum(['at-once', 'at-end']), z.strictObject({ after: instant })])

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)

const lesson = z.strictObject({
  file,
  title: text(200).optional(),
  required: z.boolean().optional(),
  passMark: share.optional(),
  attempts: z.number().int().min(0).max(1000).optional(),
  captions: z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/), file).optional(),
  /** VIDEO, AUDIO: `{ watched: 0.9 }`; QUIZ, DICTATION: `{ grade: 0.8 }`, the score that completes the lesson where it is not `passMark`. */
  completion: completion.optional(),
  /** QUIZ: draws of its questions, by what their comments say. */
  pools: z.array(pool).min(1).max(50).optional(),
  shuffle: z.strictObject({ questions: z.boolean().default(false), choices: z.boolean().default(true) }).optional(),
  /** QUIZ, DICTATION: minutes for an attempt, and between two. */
  timeLimit: minutes.max(600).optional(),
  waitingTime: minutes.max(43_200).optional(),
  /** QUIZ, DICTATION: `at-once`, `at-end` (default), or `{ after: 2026-12-31T08:00:00+07:00 }`. */
  feedback: feedback.optional(),
  /** QUIZ, DICTATION: may be taken along and answered without a network. */
  offline: z.boolean().optional(),
  /** Files of lessons before it that must be done first. */
  prerequisites: z.array(file).min(1).max(20).optional(),
  /** VIDEO: the picture before it plays. */
  poster: file.optional(),
  /** VIDEO, AUDIO: a smaller rendition of the recording, for those who save data. */
  smaller: file.optional(),
  /** FLASHCARDS: the language of the fronts (`language: en`); left out: the one that the course teaches by its `lang-XX` alignment, else that of its text. */
  language: language.optional(),
})

/** The keys of course.yaml: these and no others. */
export const courseYaml = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(100),
  title: text(200),
  summary: text(1000).optional(),
  language,
  alignments: z.array(z.strictObject({ competency: z.string().max(60), level: z.number().int().min(1).max(8) })).max(50).default([]),
  order: z.enum(['free', 'strict']).default('free'),
  /** Slugs of courses to complete before enrolling. */
  prerequisites: z.array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(100)).max(10).default([]),
  certificate: z.boolean().default(true),
  sections: z.array(z.strictObject({ title: text(200), lessons: z.array(lesson).min(1).max(200) })).min(1).max(100),
})
export type CourseYaml = z.infer<typeof courseYaml>

/** The keys of a lesson's front matter. */
export const frontMatter = z.strictObject({ title: text(200).optional(), required: z.boolean().optional(), completion: z.strictObject({ watched: share }).optional() })
export type FrontMatter = z.infer<typeof frontMatter>

/** A dictation: sentences to write as they are heard. Without `audio`, the device's own voice reads the text, which it must be given for that. */
export const dictationYaml = z.strictObject({
  title: text(200).optional(),
  language,
  diacritics: z.enum(['count', 'ignore']).default('count'),
  sentences: z.array(z.strictObject({ text: text(500), audio: file.optional(), hint: text(300).optional() })).min(1).max(100),
})
export type DictationYaml = z.infer<typeof dictationYaml>

/** Where in the file a path of keys stands. */
export type LineOf = (path: readonly PropertyKey[]) => number

/** What has words of its own among the messages; the rest is told in the parser's, which are English. */
const inOwnWords: ReadonlySet<ErrorCode> = new Set(['BAD_INDENT', 'BLOCK_AS_IMPLICIT_KEY', 'DUPLICATE_KEY', 'MISSING_CHAR', 'MULTILINE_IMPLICIT_KEY', 'TAB_AS_INDENT', 'UNEXPECTED_TOKEN', 'BAD_SCALAR_START', 'BAD_DQ_ESCAPE', 'MULTIPLE_DOCS'])
const keyOf = (code: ErrorCode): string => (inOwnWords.has(code) ? `yaml.${code}` : 'course.yaml')

/** How many faults of one file are told one by one: finding the line of each costs a walk. */
const MOST_FAULTS = 50

type Read<T> = { value: T | null; faults: CourseFault[]; lineOf: LineOf }

/**
 * Reads YAML and holds it against a schema. Every fault names its line, counted from `firstLine`. Aliases are refused: a few lines of them make a
 * gigabyte, and no course needs them.
 * @returns the value, and a way to find the line of any of its parts.
 */
export function readYaml<T>(schema: z.ZodType<T>, source: string, fileName: string, firstLine = 1): Read<T> {
  const lines = new LineCounter()
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1
  const refused = (line: number, key: string, values?: Record<string, string>): Read<T> => ({ value: null, faults: [{ file: fileName, line, key, ...(values ? { values } : {}) }], lineOf: () => firstLine })
  let document: Document.Parsed
  let value: unknown
  try {
    // Doubled keys are sought below: the parser holds each key against every other.
    document = parseDocument(source, { lineCounter: lines, uniqueKeys: false, schema: 'core' })
    if (document.errors.length > 0) {
      const faults = document.errors.slice(0, MOST_FAULTS).map((error) => ({ file: fileName, line: lineAt(error.pos[0]), key: keyOf(error.code), values: { detail: error.message.split('\n')[0] ?? '' } }))
      return { value: null, faults, lineOf: () => firstLine }
    }
    const unfit = aliasOrTwice(document)
    if (unfit) return refused(lineAt(unfit.offset), unfit.key)
    value = document.toJS({ maxAliasCount: 0 }) ?? {}
  } catch (error) {
    return error instanceof RangeError ? refused(firstLine, 'yaml.too-deep') : refused(firstLine, 'course.yaml', { detail: error instanceof Error ? error.message : String(error) })
  }
  const lineOf: LineOf = (path) => {
    for (let length = path.length; length > 0; length--) {
      const parent = document.getIn(path.slice(0, length - 1), true)
      const key = path[length - 1]
      const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined
      const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as { range?: [number, number, number] } | undefined
      if (node?.range) return lineAt(node.range[0])
    }
    return firstLine
  }
  const read = schema.safeParse(value)
  if (read.success) return { value: read.data, faults: [], lineOf }
  const inVietnamese = schema.safeParse(value, { error: z.locales.vi().localeError }).error?.issues
  const faults = read.error.issues.slice(0, MOST_FAULTS).flatMap((issue, n): CourseFault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, MOST_FAULTS).map((key) => ({ file: fileName, line: lineOf([...issue.path, key]), key: 'course.unknown-key', values: { name: key } }))
    }
    return [{ file: fileName, line: lineOf(issue.path), key: 'course.value', values: { name: issue.path.join('.') || '-', detail: issue.message, vietnamese: inVietnamese?.[n]?.message ?? issue.message } }]
  })
  return { value: null, faults, lineOf }
}

/** Where the first alias, or the first key that its map has already, stands. */
function aliasOrTwice(document: Document.Parsed): { offset: number; key: string } | null {
  let found: { offset: number; key: string } | null = null
  const at = (node: { range?: readonly [number, number, number] | null | undefined }, key: string): symbol => {
    found = { offset: node.range?.[0] ?? 0, key }
    return visit.BREAK
  }
  visit(document, (_, node) => {
    if (isAlias(node)) return at(node, 'yaml.alias')
    if (!isMap(node)) return undefined
    const keys = new Set<unknown>()
    for (const { key } of node.items) {
      if (!isScalar(key)) continue
      if (keys.has(key.value)) return at(key, 'yaml.DUPLICATE_KEY')
      keys.add(key.value)
    }
    return undefined
  })
  return found
}
