import { createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, open, type ZipFile } from 'yauzl'
import { isSystemFile } from './list-files.js'
import { CannotRead, type Told } from './told.js'
import { type EntryName, nameOf } from './zip-names.js'

/**
 * What an archive may hold at the most, all of it together. `ratio`: how many times larger than the archive itself, for what is larger than `free` bytes;
 * `depth`: folders within folders; `name`: bytes of one part of a path, as disks have it.
 */
const LIMITS = { entries: 2_000, bytes: 500 * 1024 * 1024, ratio: 100, free: 4 * 1024 * 1024, depth: 16, name: 240 }

interface Wanted extends EntryName {
  entry: Entry
}

/**
 * Unpacks an archive into a new folder. All of its list is looked at before anything is written: sizes, ratio, number, depth, paths, doubled names.
 * What computers put there for themselves is passed over.
 * @throws CannotRead for an archive that is none, holds too much, lies about its sizes, or names a path outside itself. What it wrote until then stays in `folder`.
 */
export async function unzip(archive: string, folder: string, told: Told): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { size } = await stat(archive)
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    open(archive, { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false }, (error, file) => (error ? reject(new CannotRead('.zip', 'archive.broken')) : resolve(file)))
  })
  try {
    const entries = await listed(zip)
    check(entries, size)
    for (const { entry, name, guessed } of entries) {
      if (guessed) told.warn(name, null, 'archive.name-guessed', { name })
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await pipeline(await streamOf(zip, entry), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    }
  } catch (error) {
    if (error instanceof CannotRead) throw error
    throw new CannotRead('.zip', (error as { code?: string }).code === 'ENOSPC' ? 'archive.no-room' : 'archive.broken')
  } finally {
    zip.close()
  }
}

/** The files of an archive. @throws CannotRead at the first that may not be in one. */
async function listed(zip: ZipFile): Promise<Wanted[]> {
  const entries: Wanted[] = []
  let count = 0
  for await (const entry of entriesOf(zip)) {
    if (++count > LIMITS.entries) throw new CannotRead('.zip', 'archive.too-many', { max: LIMITS.entries })
    const { name, guessed } = nameOf(entry)
    if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').some((part) => part === '..' || part === '.')) throw new CannotRead(name, 'archive.path')
    if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) throw new CannotRead(name, 'archive.link')
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw new CannotRead(name, 'archive.encrypted')
    if (name.endsWith('/') || isSystemFile(name)) continue
    entries.push({ entry, name, guessed })
  }
  return entries
}

function check(entries: readonly Wanted[], packed: number): void {
  const total = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0)
  if (total > LIMITS.bytes || (total > LIMITS.free && total > packed * LIMITS.ratio)) throw new CannotRead('.zip', 'archive.bomb')
  const files = new Set<string>()
  for (const { name } of entries) {
    const parts = name.split('/')
    if (parts.some((part) => part === '' || Buffer.byteLength(part) > LIMITS.name || /\p{Cc}/u.test(part))) throw new CannotRead(name, 'path.characters')
    if (parts.length > LIMITS.depth) throw new CannotRead(name, 'archive.deep', { max: LIMITS.depth })
    const key = name.toLowerCase()
    if (files.has(key)) throw new CannotRead(name, 'archive.twice')
    files.add(key)
  }
  for (const { name } of entries) {
    const parts = name.toLowerCase().split('/')
    for (let length = 1; length < parts.length; length++) if (files.has(parts.slice(0, length).join('/'))) throw new CannotRead(name, 'archive.twice')
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settle = (then: () => void) => (): void => {
        zip.removeListener('entry', onEntry).removeListener('end', onEnd).removeListener('error', onError)
        then()
      }
      const onEntry = (found: Entry): void => settle(() => resolve(found))()
      const onEnd = settle(() => resolve(null))
      const onError = (error: Error): void => settle(() => reject(error))()
      zip.on('entry', onEntry).on('end', onEnd).on('error', onError)
      zip.readEntry()
    })
    if (!entry) return
    yield entry
  }
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))))
