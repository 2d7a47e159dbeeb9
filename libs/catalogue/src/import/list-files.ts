import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { FileNames, unfitCharacter } from '@khue/platform/reading'
import { CannotRead, type Told } from './told.js'

const LIMITS = { files: 2_000, depth: 16 }

/** What computers put into folders for themselves, which nobody misses. */
export const isSystemFile = (path: string): boolean => path.split('/').some((part) => part === '__MACOSX' || part.startsWith('._') || /^(\.ds_store|thumbs\.db|ehthumbs\.db|desktop\.ini|\.apdisk|\.localized|\.directory)$/i.test(part))

/** The files of a course. */
export class CourseFiles {
  readonly names: FileNames
  /** Those that lessons name beside their own texts. */
  readonly used = new Set<string>()
  /** What is kept in place of a file: made of it, by its path. */
  readonly made = new Map<string, { source: string; contentType: string }>()

  /** @param sources from the path within the course (NFC, `/`) to where it lies. */
  constructor(
    readonly sources: ReadonlyMap<string, string>,
    /** Called before each file is read, so that who waits can say at which a reading stood still. */
    readonly reading: (file: string) => Promise<void>,
  ) {
    this.names = new FileNames(sources.keys())
  }

  /** Where a file lies. @throws Error for a path that is none of the course's. */
  source(path: string): string {
    const source = this.sources.get(path)
    if (source === undefined) throw new Error(`no such file: ${path}`)
    return source
  }

  /** The SHA-256 of what is kept of a file, as hexadecimal digits. */
  async hash(path: string): Promise<string> {
    const hash = createHash('sha256')
    for await (const piece of createReadStream(this.made.get(path)?.source ?? this.source(path))) hash.update(piece as Buffer)
    return hash.digest('hex')
  }
}

/**
 * Lists a folder, from the one folder in it that holds course.yaml: a folder around the whole, or several, is passed. Links, doubled names and names that
 * cannot be used are refused; hidden files are left out with one warning.
 * @throws CannotRead where the folder cannot be opened, holds too much, or no course.yaml.
 */
export async function listFiles(folder: string, told: Told, reading: (file: string) => Promise<void>): Promise<CourseFiles> {
  const all = new Map<string, string>()
  const hidden: string[] = []
  const folded = new Map<string, string>()
  const visit = async (at: string, within: string, depth: number): Promise<void> => {
    for (const entry of (await readdir(at, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${within}${entry.name}`.normalize('NFC')
      if (isSystemFile(path)) continue
      if (entry.name.startsWith('.')) hidden.push(path)
      else if (/[\p{Cc}\ufffd]/u.test(entry.name) || unfitCharacter(entry.name)) told.refuse(path, null, 'path.characters')
      else if (entry.isSymbolicLink() || !(entry.isFile() || entry.isDirectory())) told.refuse(path, null, 'course.no-file')
      else if (entry.isDirectory()) {
        if (depth >= LIMITS.depth) throw new CannotRead(path, 'archive.deep', { max: LIMITS.depth })
        await visit(join(at, entry.name), `${path}/`, depth + 1)
      } else if (folded.has(path.toLowerCase())) told.refuse(path, null, 'course.same-name')
      else {
        folded.set(path.toLowerCase(), path)
        all.set(path, join(at, entry.name))
      }
      if (all.size > LIMITS.files) throw new CannotRead(path, 'course.too-many-files', { max: LIMITS.files })
    }
  }
  await visit(folder, '', 1).catch((error: unknown) => {
    throw error instanceof CannotRead ? error : new CannotRead(folder, 'course.no-folder')
  })
  if (hidden[0] !== undefined) told.warn(hidden[0], null, 'folder.hidden', { count: hidden.length })
  return new CourseFiles(withinTop(all, told), reading)
}

/** The files from the folder of course.yaml on; what lies outside of it is left out with a warning. */
function withinTop(all: ReadonlyMap<string, string>, told: Told): Map<string, string> {
  if (all.has('course.yaml')) return new Map(all)
  const tops = [...all.keys()].filter((path) => posix.basename(path) === 'course.yaml').sort((a, b) => a.split('/').length - b.split('/').length)
  const [top, other] = tops
  if (top === undefined || (other !== undefined && other.split('/').length === top.split('/').length)) {
    const almost = [...all.keys()].find((path) => /(^|\/)course\.ya?ml(\.txt)?$/i.test(path) && posix.basename(path) !== 'course.yaml')
    throw almost === undefined ? new CannotRead('course.yaml', top === undefined ? 'course.missing-file' : 'folder.two-courses', { name: 'course.yaml' }) : new CannotRead(almost, 'folder.named-otherwise', { name: posix.basename(almost) })
  }
  const prefix = `${posix.dirname(top)}/`
  const within = new Map<string, string>()
  for (const [path, source] of all) {
    if (path.startsWith(prefix)) within.set(path.slice(prefix.length), source)
    else told.warn(path, null, 'folder.left-out')
  }
  return within
}
