import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Files by key (`media/ab/cdef…`), kept in a folder. A file appears whole or not at all. */
export class FileStore {
  constructor(readonly folder: string) {}

  /** Keeps `content` under `key`; what was there is replaced at once. */
  async put(key: string, content: Buffer | Readable): Promise<void> {
    const path = this.path(key)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const draft = `${path}.${randomUUID()}.part`
    try {
      await pipeline(Buffer.isBuffer(content) ? Readable.from([content]) : content, createWriteStream(draft, { mode: 0o600 }))
      await rename(draft, path)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  /**
   * A path to write to bit by bit; call `keep` once it is whole. Its owner alone reads it, whoever writes there.
   * @param mark tells this draft of the key from others: it is listed as `<key>.<mark>.part`, until it is kept or discarded.
   */
  async draft(key: string, mark: string): Promise<{ path: string; keep: () => Promise<void>; discard: () => Promise<void> }> {
    const path = this.path(key)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await chmod(dirname(path), 0o700)
    const draft = this.path(`${key}.${mark}.part`)
    await rm(draft, { force: true })
    await (await open(draft, 'wx', 0o600)).close()
    return { path: draft, keep: () => rename(draft, path), discard: () => rm(draft, { force: true }) }
  }

  /** Bytes from `start` to `end`, both included; the whole where they are left out. */
  read(key: string, range: { start?: number; end?: number } = {}): Readable {
    return createReadStream(this.path(key), range)
  }

  /** Its size in bytes, or null where there is none. */
  async size(key: string): Promise<number | null> {
    try {
      return (await stat(this.path(key))).size
    } catch {
      return null
    }
  }

  /** Every file whose key begins with a folder (`media`). `draft`: one that is being written, or never was to its end. */
  async *list(folder: string): AsyncGenerator<{ key: string; changedAt: Date; draft: boolean }> {
    const entries = await opendir(this.path(folder), { recursive: true }).catch(() => null)
    if (!entries) return
    for await (const entry of entries) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const found = await stat(path).catch(() => null)
      if (found) yield { key: relative(this.folder, path).split(sep).join('/'), changedAt: found.mtime, draft: entry.name.endsWith('.part') }
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.path(key), { force: true })
  }

  private path(key: string): string {
    const clean = normalize(key)
    if (clean.startsWith('..') || clean.startsWith(sep) || clean.includes('\0')) throw new Error(`Not a key of a file: ${key}`)
    return join(this.folder, clean)
  }
}
