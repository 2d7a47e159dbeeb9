import { posix } from 'node:path'

/** A file that an address leads to. `asWritten`: false where its name is written otherwise in case, which only some computers forgive. */
export interface FoundFile {
  path: string
  /** What stands after `#`, with the sign; empty where nothing does. */
  fragment: string
  asWritten: boolean
}

/** Why an address leads to no file: it leaves the folder, or there is none. */
export type PathFault = 'path.leaves' | 'path.missing'

const foldCase = (path: string): string => path.normalize('NFC').toLowerCase()

/**
 * The files of a folder as the texts in it name them: from the text's own folder or from the top, `./` and `../` within the folder, `/` or `\`,
 * percent-encoded or not, composed or not.
 */
export class FileNames {
  private readonly paths: ReadonlySet<string>
  private readonly folded: ReadonlyMap<string, string>

  /** @param paths from the top of the folder, NFC, `/` between the parts. */
  constructor(paths: Iterable<string>) {
    this.paths = new Set(paths)
    this.folded = new Map([...this.paths].map((path) => [foldCase(path), path]))
  }

  has(path: string): boolean {
    return this.paths.has(path)
  }

  /** @param from the file in which the address stands, from the top of the folder. */
  find(address: string, from = ''): FoundFile | PathFault {
    const written = spellings(address)
    const folder = posix.dirname(from)
    const places = written.flatMap(({ path, fragment }) => [...new Set([join(folder, path), join('.', path)])].flatMap((place) => (place === null ? [] : [{ path: place, fragment }])))
    const exact = places.find(({ path }) => this.paths.has(path))
    if (exact) return { ...exact, asWritten: true }
    for (const { path, fragment } of places) {
      const other = this.folded.get(foldCase(path))
      if (other !== undefined) return { path: other, fragment, asWritten: false }
    }
    return written.every(({ path }) => join(folder, path) === null) ? 'path.leaves' : 'path.missing'
  }
}

/** The ways in which an address may be meant: as it stands, and with `%20` and its like read; each whole, and without what follows `#` and `?`. */
function spellings(address: string): { path: string; fragment: string }[] {
  return [...new Set([address, decoded(address)])].flatMap((text) => {
    const whole = text.normalize('NFC').replaceAll('\\', '/').trim()
    const hash = whole.indexOf('#')
    const [before, fragment] = hash > 0 ? [whole.slice(0, hash), whole.slice(hash)] : [whole, '']
    const query = before.indexOf('?')
    return [{ path: whole, fragment: '' }, { path: before, fragment }, ...(query > 0 ? [{ path: before.slice(0, query), fragment }] : [])]
  })
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** A path from a folder, told from the top; null where it leaves the top, begins at the root of a disk, or is no path. */
function join(folder: string, path: string): string | null {
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0')) return null
  const joined = posix.join(folder, path)
  return joined === '..' || joined.startsWith('../') ? null : joined
}
