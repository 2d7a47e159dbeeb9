import { createHash } from 'node:crypto'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCaptions, type Transcript } from '../domain/captions.js'
import type { CourseDraft, LessonDraft, MediaDraft } from '../domain/course-draft.js'
import { type CourseFault, RefusedCourse } from '../domain/course-fault.js'
import { type CourseYaml, courseYaml, type FrontMatter, frontMatter, readYaml } from '../domain/course-yaml.js'
import type { CompletionRule } from '../domain/outline.js'
import { readArticle } from './article-reader.js'
import { secondsOf } from './media-length.js'
import { readDeck } from './deck-reader.js'
import { readDictation } from './dictation-reader.js'
import { isDeck, isDictation, isMedia, kindOfFile, sniff } from './media-types.js'
import { quizKeys, readQuiz, readRules } from './quiz-reader.js'

const LIMITS = { files: 2_000, textBytes: 2 * 1024 * 1024, mediaBytes: 200 * 1024 * 1024 }
const PATH = /^[^/\\\0][^\\\0]*$/u

/** What the reader asks of the house. */
export interface Frameworks {
  competency(code: string): Promise<{ levels: number[] } | null>
}

interface Files {
  /** From the path within the folder (NFC, `/`) to where it lies. */
  paths: Map<string, string>
  faults: CourseFault[]
}

/**
 * Reads a course folder whole.
 * @throws RefusedCourse with every fault, each with file, line and reason: unknown keys, missing files, broken GIFT, unknown
 * competencies, paths that leave the folder, text that is no UTF-8, media that are not what their name says.
 */
export async function readCourseFolder(folder: string, frameworks: Frameworks): Promise<CourseDraft> {
  const files = await listFiles(folder)
  const yamlText = await readText(files, 'course.yaml')
  if (yamlText === null) throw new RefusedCourse([...files.faults, ...(files.paths.has('course.yaml') ? [] : [{ file: 'course.yaml', line: null, key: 'course.missing-file', values: { name: 'course.yaml' } }])])
  const { value: yaml, faults, lineOf } = readYaml(courseYaml, yamlText, 'course.yaml')
  files.faults.push(...faults)
  if (!yaml) throw new RefusedCourse(files.faults)
  for (const [n, { competency, level }] of yaml.alignments.entries()) {
    const known = await frameworks.competency(competency)
    if (!known?.levels.includes(level)) files.faults.push({ file: 'course.yaml', line: lineOf(['alignments', n]), key: 'course.competency', values: { name: `${competency} ${level}` } })
  }
  const used = new Map<string, number>()
  const sections: CourseDraft['sections'] = []
  for (const [s, section] of yaml.sections.entries()) {
    const lessons: LessonDraft[] = []
    for (const [l, entry] of section.lessons.entries()) {
      const line = lineOf(['sections', s, 'lessons', l, 'file'])
      const name = entry.file.replace(/^\.\//, '')
      const refuse = (key: string, values?: Record<string, string | number>): void => void files.faults.push({ file: 'course.yaml', line, key, ...(values ? { values } : {}) })
      if (!PATH.test(name) || name.split('/').includes('..')) refuse('course.path', { name })
      else if (!files.paths.has(name)) refuse('course.missing-file', { name })
      else if (used.has(name)) refuse('course.twice', { name, line: used.get(name) ?? 0 })
      else {
        const before = (entry.prerequisites ?? []).map((path) => path.replace(/^\.\//, ''))
        for (const path of before) if (!used.has(path)) refuse('course.prerequisite', { name: path })
        used.set(name, line)
        const lesson = await readLesson(files, name, entry, yaml.language, refuse)
        if (lesson) lessons.push({ ...lesson, prerequisites: before })
      }
    }
    sections.push({ title: section.title, lessons })
  }
  if (yaml.prerequisites.includes(yaml.slug)) files.faults.push({ file: 'course.yaml', line: lineOf(['prerequisites']), key: 'course.prerequisite', values: { name: yaml.slug } })
  const media = await readMedia(files, used)
  if (files.faults.length > 0) throw new RefusedCourse(files.faults)
  const { slug, title, summary, language, order, certificate, alignments, prerequisites } = yaml
  return { slug, title, summary: summary ?? null, language, order, certificate, alignments, prerequisites: [...new Set(prerequisites)], sections, media }
}

type Entry = CourseYaml['sections'][number]['lessons'][number]

async function readLesson(files: Files, name: string, entry: Entry, language: string, refuse: (key: string, values?: Record<string, string | number>) => void): Promise<LessonDraft | null> {
  const kind = kindOfFile(name)
  if (!kind) {
    refuse('course.kind', { name })
    return null
  }
  const base = { file: name, sha256: createHash('sha256').update(await readFile(files.paths.get(name) as string)).digest('hex'), kind, quiz: null, questions: [], html: null, media: null, captions: [] as LessonDraft['captions'], transcripts: [] as Transcript[], poster: null, smaller: null, prerequisites: [], deck: null }
  const graded = kind === 'QUIZ' || kind === 'DICTATION'
  const stray = quizKeys.find((key) => entry[key] !== undefined && (!graded || (key === 'pools' && kind !== 'QUIZ')))
  if (stray) refuse('course.only-quiz', { key: stray, name })
  if (kind !== 'VIDEO' && entry.poster !== undefined) refuse('course.only-video', { name })
  if (kind !== 'FLASHCARDS' && entry.language !== undefined) refuse('course.only-cards', { name })
  if (kind !== 'VIDEO' && kind !== 'AUDIO' && (entry.captions || entry.smaller !== undefined || (entry.completion && 'watched' in entry.completion))) refuse('course.only-media', { name })
  if (!graded && entry.completion && 'grade' in entry.completion) refuse('course.only-quiz', { key: 'completion.grade', name })
  if (kind === 'ARTICLE') {
    const text = await readText(files, name)
    if (text === null) return null
    const { matter, body, bodyLine, faults } = splitFrontMatter(text, name)
    const rendered = readArticle(body, language, (path) => files.paths.has(path))
    files.faults.push(...faults, ...rendered.faults.map((fault) => ({ ...fault, file: name, line: fault.line === null ? null : fault.line + bodyLine - 1 })))
    const title = entry.title ?? matter.title ?? rendered.title
    if (!title) refuse('course.no-title', { name })
    return { ...base, title: title ?? name, required: entry.required ?? matter.required ?? true, completion: { kind: 'read' }, minutes: Math.max(1, Math.round(rendered.words / 200)), html: rendered.html }
  }
  if (graded) {
    const text = await readText(files, name)
    if (text === null) return null
    const rules = readRules(entry, (key) => refuse(key, { name }))
    const exists = (path: string): boolean => files.paths.has(path)
    const quiz = kind === 'QUIZ' ? { title: null, ...readQuiz(text, name, rules, exists, refuse) } : readDictation(text, name, exists)
    files.faults.push(...quiz.faults)
    const completion: CompletionRule = { kind: 'passed', passMark: entry.completion && 'grade' in entry.completion ? entry.completion.grade : rules.passMark }
    const title = entry.title ?? quiz.title ?? name.replace(/(\.gift|\.dictation\.ya?ml)$/i, '')
    return { ...base, title, required: entry.required ?? true, completion, minutes: Math.max(1, rules.timeLimit ?? quiz.asked), quiz: rules, questions: quiz.questions }
  }
  if (kind === 'FLASHCARDS') {
    const text = await readText(files, name)
    if (text === null) return null
    const { cards, faults } = readDeck(text, name, (path) => files.paths.has(path))
    files.faults.push(...faults)
    const title = entry.title ?? (name.split('/').at(-1) ?? name).replace(/\.cards\.[ct]sv$/i, '')
    return { ...base, title, required: entry.required ?? true, completion: { kind: 'read' }, minutes: Math.max(1, Math.round(cards.length / 4)), deck: { cards, language: entry.language ?? null } }
  }
  const captions = Object.entries(entry.captions ?? {}).map(([spoken, path]) => ({ language: spoken, path: path.replace(/^\.\//, '') }))
  for (const { path } of captions) if (!files.paths.has(path)) refuse('course.missing-file', { name: path })
  const transcripts = await readTranscripts(files, captions)
  const poster = entry.poster?.replace(/^\.\//, '') ?? null
  if (poster !== null && !files.paths.has(poster)) refuse('course.missing-file', { name: poster })
  else if (poster !== null && !isMedia(poster, 'image')) refuse('cards.no-image', { name: poster })
  const seconds = kind === 'DOCUMENT' ? null : await secondsOf(files.paths.get(name) as string)
  if (kind !== 'DOCUMENT' && seconds === null) refuse('course.no-length', { name })
  const completion: CompletionRule = kind === 'DOCUMENT' ? { kind: 'read' } : { kind: 'watched', share: entry.completion && 'watched' in entry.completion ? entry.completion.watched : 0.9 }
  const smaller = entry.smaller?.replace(/^\.\//, '') ?? null
  if (smaller !== null) await checkSmaller(files, name, seconds, smaller, refuse)
  return { ...base, title: entry.title ?? name.split('/').at(-1) ?? name, required: entry.required ?? true, completion, minutes: Math.max(1, Math.round((seconds ?? 300) / 60)), media: { path: name, seconds }, captions, transcripts, poster, smaller }
}

/** How far the lengths of two renditions may lie apart, in seconds: coders round to their own frames. */
const APART = 2

/** A smaller rendition is the same recording, so that what was watched of one was watched of the other. */
async function checkSmaller(files: Files, name: string, seconds: number | null, smaller: string, refuse: (key: string, values?: Record<string, string | number>) => void): Promise<void> {
  const [source, original] = [files.paths.get(smaller), files.paths.get(name)]
  if (!source || !original) return refuse('course.missing-file', { name: smaller })
  if (kindOfFile(smaller) !== kindOfFile(name)) return refuse('course.smaller-kind', { name: smaller })
  if ((await lstat(source)).size >= (await lstat(original)).size) return refuse('course.smaller-size', { name: smaller })
  const found = await secondsOf(source)
  if (found === null) return refuse('course.no-length', { name: smaller })
  if (seconds !== null && Math.abs(found - seconds) > APART) refuse('course.smaller-length', { name: smaller, found, wanted: seconds })
}

/** What the captions say, to be read beside the recording. */
async function readTranscripts(files: Files, captions: LessonDraft['captions']): Promise<Transcript[]> {
  const transcripts: Transcript[] = []
  for (const { language, path } of captions) {
    const text = await readText(files, path)
    if (text === null) continue
    const { cues, faults } = readCaptions(text)
    files.faults.push(...faults.map((fault) => ({ file: path, ...fault })))
    transcripts.push({ language, cues })
  }
  return transcripts
}

function splitFrontMatter(text: string, file: string): { matter: FrontMatter; body: string; bodyLine: number; faults: CourseFault[] } {
  const match = /^---\n(.*?)\n---(?:\n|$)/su.exec(text)
  if (!match) return { matter: {}, body: text, bodyLine: 1, faults: [] }
  const { value, faults } = readYaml(frontMatter, match[1] ?? '', file, 2)
  return { matter: value ?? {}, body: text.slice(match[0].length), bodyLine: match[0].split('\n').length, faults }
}

async function listFiles(folder: string): Promise<Files> {
  const files: Files = { paths: new Map(), faults: [] }
  const visit = async (at: string, within: string): Promise<void> => {
    for (const entry of await readdir(at, { withFileTypes: true })) {
      if (entry.name.startsWith('.') || entry.name === '__MACOSX' || entry.name === 'Thumbs.db') continue
      const path = `${within}${entry.name}`.normalize('NFC')
      const source = join(at, entry.name)
      if (entry.isSymbolicLink() || !(entry.isFile() || entry.isDirectory())) files.faults.push({ file: path, line: null, key: 'course.no-file' })
      else if (entry.isDirectory()) await visit(source, `${path}/`)
      else if (files.paths.has(path)) files.faults.push({ file: path, line: null, key: 'course.same-name' })
      else files.paths.set(path, source)
      if (files.paths.size > LIMITS.files) throw new RefusedCourse([{ file: path, line: null, key: 'course.too-many-files', values: { max: LIMITS.files } }])
    }
  }
  try {
    await visit(folder, '')
  } catch (error) {
    if (error instanceof RefusedCourse) throw error
    throw new RefusedCourse([{ file: folder, line: null, key: 'course.no-folder' }])
  }
  return files
}

/** A text file as NFC without its byte order mark, `\n` between lines; null (and a fault) where it is none. */
async function readText(files: Files, name: string): Promise<string | null> {
  const source = files.paths.get(name)
  if (!source) return null
  if ((await lstat(source)).size > LIMITS.textBytes) {
    files.faults.push({ file: name, line: null, key: 'course.too-large', values: { max: LIMITS.textBytes / 1024 / 1024 } })
    return null
  }
  const bytes = await readFile(source)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC').replace(/\r\n?/g, '\n')
  } catch {
    files.faults.push({ file: name, line: firstBadLine(bytes), key: 'course.utf8' })
    return null
  }
}

function firstBadLine(bytes: Buffer): number {
  let line = 1
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(10, from)
    const piece = bytes.subarray(from, end === -1 ? bytes.length : end)
    if (Buffer.from(piece.toString('utf8')).compare(piece) !== 0) return line
    from = end === -1 ? bytes.length : end + 1
  }
  return line
}

/** Every file that is not a text of the course, checked by its first bytes. */
async function readMedia(files: Files, lessons: ReadonlyMap<string, number>): Promise<MediaDraft[]> {
  const media: MediaDraft[] = []
  for (const [path, source] of [...files.paths].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (path === 'course.yaml' || (lessons.has(path) && (isDeck(path) || isDictation(path) || /\.(md|gift)$/i.test(path)))) continue
    const { size } = await lstat(source)
    if (size > LIMITS.mediaBytes) {
      files.faults.push({ file: path, line: null, key: 'course.too-large', values: { max: LIMITS.mediaBytes / 1024 / 1024 } })
      continue
    }
    const bytes = await readFile(source)
    const contentType = sniff(path, bytes)
    if (contentType === null) files.faults.push({ file: path, line: null, key: 'course.media', values: { name: path } })
    else media.push({ path, source, contentType, bytes: size, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  return media
}
