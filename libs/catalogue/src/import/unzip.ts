import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Entry, open, type ZipFile } from 'yauzl'
import { RefusedCourse } from '../domain/course-fault.js'

/** What an archive may hold at the most. `ratio`: how many times larger than packed, for what is larger than a megabyte. */
const LIMITS = { entries: 2_000, bytes: 500 * 1024 * 1024, ratio: 100 }

const refuse = (file: string, key: string, values?: Record<string, number>): RefusedCourse => new RefusedCourse([{ file, line: null, key, ...(values ? { values } : {}) }])

/**
 * Unpacks an archive into a new folder under `within`, gives it to `work` and takes it away again, whatever happens. A single folder at the top is passed.
 * @throws RefusedCourse for an archive that is none, holds too much, or names a path outside itself.
 */
export async function withUnzipped<T>(archive: string, within: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(within, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(within, 'course-'))
  try {
    await unzip(archive, folder)
    const top = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.name !== '__MACOSX')
    return await work(top.length === 1 && top[0]?.isDirectory() ? join(folder, top[0].name) : folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function unzip(archive: string, folder: string): Promise<void> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    open(archive, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true, decodeStrings: true }, (error, file) => (error ? reject(refuse('.zip', 'archive.broken')) : resolve(file)))
  })
  const seen = new Set<string>()
  let total = 0
  try {
    if (zip.entryCount > LIMITS.entries) throw refuse('.zip', 'archive.too-many', { max: LIMITS.entries })
    for await (const entry of entriesOf(zip)) {
      const name = entry.fileName.normalize('NFC')
      if (name.startsWith('/') || name.includes('\\') || name.includes('\0') || /^[a-z]:/i.test(name) || name.split('/').includes('..')) throw refuse(name, 'archive.path')
      if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) throw refuse(name, 'archive.link')
      if ((entry.generalPurposeBitFlag & 1) !== 0) throw refuse(name, 'archive.encrypted')
      if (name.endsWith('/')) continue
      if (seen.has(name.toLowerCase())) throw refuse(name, 'archive.twice')
      seen.add(name.toLowerCase())
      total += entry.uncompressedSize
      const swollen = entry.uncompressedSize > 1024 * 1024 && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio
      if (total > LIMITS.bytes || swollen) throw refuse(name, 'archive.bomb')
      const path = join(folder, name)
      await mkdir(dirname(path), { recursive: true })
      await pipeline(await streamOf(zip, entry), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    }
  } catch (error) {
    if (error instanceof RefusedCourse) throw error
    throw refuse('.zip', error instanceof Error && /relative path|absolute path|invalid characters/.test(error.message) ? 'archive.path' : 'archive.broken')
  } finally {
    zip.close()
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
