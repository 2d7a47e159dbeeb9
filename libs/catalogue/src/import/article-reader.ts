import { renderRichText } from '@khue/platform/reading'
import { LESSON_PREFIX, mediaAddress } from '../domain/addresses.js'
import type { CourseFault } from '../domain/course-fault.js'
import type { LessonDraft } from '../domain/course-draft.js'
import { type FrontMatter, frontMatter, readYaml } from '../domain/course-yaml.js'
import { bareName, type LessonBase, type LessonToRead, type Reading } from './reading.js'
import { isMedia, isServed } from './media-types.js'

const MOST_TITLE = 200

/** Reads an article. Its title: as course.yaml, else as its front matter says, else its first heading, else the file's name, which is told. */
export function readArticle(reading: Reading, { name, entry, warn }: LessonToRead, base: LessonBase, text: string): LessonDraft {
  const { matter, body, bodyLine, faults } = splitFrontMatter(text, name)
  for (const fault of faults) reading.told.refuse(fault.file, fault.line, fault.key, fault.values)
  const rendered = renderRichText(body, { format: 'markdown', language: reading.language, resolve: resolver(reading, name, text) })
  reading.told.take(name, rendered, bodyLine)
  const given = entry.title ?? matter.title
  const heading = rendered.title?.trim() || null
  if (given === undefined && heading === null) warn('folder.title-from-name', { name, title: bareName(name) })
  if (given === undefined && heading !== null && heading.length > MOST_TITLE) warn('folder.title-cut', { name, max: MOST_TITLE })
  const title = given ?? heading?.slice(0, MOST_TITLE) ?? bareName(name)
  return { ...base, title, required: entry.required ?? matter.required ?? true, completion: { kind: 'read' }, minutes: Math.max(1, Math.round(rendered.words / 200)), html: rendered.html }
}

type Kind = 'link' | 'image' | 'audio' | 'video'

/** Where an address in a text leads: to a file of the course, or to another of its lessons. Files that are named so belong to the course. */
export function resolver({ files, lessons, told }: Pick<Reading, 'files' | 'lessons' | 'told'>, from: string, text: string): (address: string, kind: Kind) => { href: string; path?: string } | { fault: string } {
  return (address, kind) => {
    const found = files.names.find(address, from)
    if (typeof found === 'string') return { fault: found }
    if (!found.asWritten) told.warn(from, lineOf(text, address), 'path.case', { name: address, found: found.path })
    if (kind === 'link' && lessons.has(found.path)) return { href: LESSON_PREFIX + encodeURIComponent(found.path) + found.fragment }
    if (kind === 'link' ? !isServed(found.path) : !isMedia(found.path, kind)) return { fault: kind === 'link' ? 'folder.no-lesson' : `cards.no-${kind}` }
    files.used.add(found.path)
    return { href: mediaAddress(found.path) + (kind === 'link' ? found.fragment : ''), path: found.path }
  }
}

/** On which line an address stands first; null where it is written otherwise there (in entities). */
function lineOf(text: string, address: string): number | null {
  const at = text.indexOf(address)
  return at === -1 ? null : text.slice(0, at).split('\n').length
}

function splitFrontMatter(text: string, file: string): { matter: FrontMatter; body: string; bodyLine: number; faults: CourseFault[] } {
  const match = /^---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)/su.exec(text)
  if (!match) return { matter: {}, body: text, bodyLine: 1, faults: [] }
  const { value, faults } = readYaml(frontMatter, match[1] ?? '', file, 2)
  return { matter: value ?? {}, body: text.slice(match[0].length), bodyLine: match[0].split('\n').length, faults }
}
