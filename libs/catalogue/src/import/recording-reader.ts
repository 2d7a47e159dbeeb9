import { lstat, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Cue, readCaptions, type Transcript } from '../domain/captions.js'
import type { LessonDraft } from '../domain/course-draft.js'
import type { CompletionRule } from '../domain/outline.js'
import { bareName, type LessonBase, type LessonToRead, readText, type Reading } from './reading.js'
import { secondsOf } from './media-length.js'
import { isMedia, kindOfFile } from './media-types.js'

/** How far the lengths of two renditions may lie apart, in seconds: coders round to their own frames. */
const APART = 2

/** Reads a recording or a document with what belongs to it: captions, a picture before it plays, a smaller rendition. */
export async function readRecording(reading: Reading, lesson: LessonToRead, base: LessonBase): Promise<LessonDraft> {
  const { name, entry, refuse } = lesson
  const { files } = reading
  const recorded = base.kind !== 'DOCUMENT'
  files.used.add(name)
  await files.reading(name)
  const seconds = recorded ? await secondsOf(files.source(name)) : null
  if (recorded && seconds === null) refuse('course.no-length', { name })
  const captions: LessonDraft['captions'] = []
  const transcripts: Transcript[] = []
  for (const [language, address] of Object.entries(entry.captions ?? {})) {
    const path = named(reading, lesson, address)
    if (path === null) continue
    captions.push({ language, path })
    const cues = await readCues(reading, path, seconds)
    if (cues) transcripts.push({ language, cues })
  }
  const poster = entry.poster === undefined ? null : named(reading, lesson, entry.poster)
  if (poster !== null && !isMedia(poster, 'image')) refuse('cards.no-image', { name: poster })
  else if (poster !== null) files.used.add(poster)
  const smaller = entry.smaller === undefined ? null : named(reading, lesson, entry.smaller)
  if (smaller !== null) await checkSmaller(reading, lesson, smaller, seconds)
  const completion: CompletionRule = recorded ? { kind: 'watched', share: entry.completion && 'watched' in entry.completion ? entry.completion.watched : 0.9 } : { kind: 'read' }
  const title = entry.title ?? bareName(name)
  if (entry.title === undefined) lesson.warn('folder.title-from-name', { name, title })
  return {
    ...base, sha256: await files.hash(name), title, required: entry.required ?? true, completion, minutes: Math.max(1, Math.round((seconds ?? 300) / 60)),
    media: { path: name, seconds }, captions, transcripts, poster, smaller,
  }
}

/** The file of the course that an entry names; null, and a fault in the entry's line, where there is none. */
export function named({ files }: Pick<Reading, 'files'>, { refuse, warn }: Pick<LessonToRead, 'refuse' | 'warn'>, address: string): string | null {
  const found = files.names.find(address)
  if (typeof found === 'string') {
    refuse(found === 'path.leaves' ? 'course.path' : 'course.missing-file', { name: address })
    return null
  }
  if (!found.asWritten) warn('path.case', { name: address, found: found.path })
  return found.path
}

/** What captions say. Players read WebVTT in UTF-8 alone: of anything else such a file is made. */
async function readCues(reading: Reading, path: string, seconds: number | null): Promise<Cue[] | null> {
  const { files, told, scratch } = reading
  await files.reading(path)
  files.used.add(path)
  const read = await readText(reading, path)
  if (!read) return null
  const { cues, vtt, ...said } = readCaptions(read.text, seconds)
  told.take(path, said)
  if (vtt === null && read.asWritten) return cues
  const source = join(scratch, `${randomUUID()}.vtt`)
  await writeFile(source, vtt ?? read.text, { mode: 0o600 })
  files.made.set(path, { source, contentType: 'text/vtt; charset=utf-8' })
  return cues
}

/** A smaller rendition is the same recording, so that what was watched of one was watched of the other. */
async function checkSmaller({ files }: Reading, { name, refuse }: LessonToRead, smaller: string, seconds: number | null): Promise<void> {
  files.used.add(smaller)
  if (kindOfFile(smaller) !== kindOfFile(name)) return refuse('course.smaller-kind', { name: smaller })
  const [source, original] = [files.source(smaller), files.source(name)]
  if ((await lstat(source)).size >= (await lstat(original)).size) return refuse('course.smaller-size', { name: smaller })
  await files.reading(smaller)
  const found = await secondsOf(source)
  if (found === null) return refuse('course.no-length', { name: smaller })
  if (seconds !== null && Math.abs(found - seconds) > APART) refuse('course.smaller-length', { name: smaller, found, wanted: seconds })
}
