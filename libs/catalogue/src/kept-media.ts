import { createReadStream } from 'node:fs'
import { Inject, Injectable } from '@nestjs/common'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { Database, type Tx } from '@khue/platform/database'
import { DomainError } from '@khue/platform/http'
import { FileStore } from '@khue/platform/storage'
import type { MediaToWrite } from './data/course-write.repository.js'
import { KeptMediaRepository } from './data/media.repository.js'
import type { MediaDraft } from './domain/course-draft.js'

const MB = 1024 * 1024

/** The files of courses, kept by their content: how many an owner may have, and those that no version names any longer. */
@Injectable()
export class KeptMedia {
  private readonly kept = new KeptMediaRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'COURSE_QUOTA_MB'>,
  ) {}

  /** @throws CONFLICT where an owner's courses would keep more than they may, with what is used, left and needed. The operator's (null) may. */
  async demandRoom(tx: Tx, owner: string | null, media: readonly MediaDraft[]): Promise<void> {
    if (owner === null) return
    const sizes = new Map(media.map((file) => [mediaToWrite(file).fileKey, file.bytes]))
    const { bytes, again } = await this.kept.keptFor(tx, owner, [...sizes.keys()])
    const needed = [...sizes.values()].reduce((sum, size) => sum + size, 0) - again
    const left = this.settings.COURSE_QUOTA_MB * MB - bytes
    if (needed <= 0 || needed <= left) return
    throw new DomainError('CONFLICT', 'upload.quota', { used: rounded(bytes), left: rounded(Math.max(0, left)), needed: rounded(needed), all: this.settings.COURSE_QUOTA_MB })
  }

  /** Keeps what is not kept yet. */
  async keep(media: readonly MediaDraft[]): Promise<void> {
    for (const file of media) {
      const { fileKey, bytes } = mediaToWrite(file)
      if ((await this.files.size(fileKey)) !== bytes) await this.files.put(fileKey, createReadStream(file.source))
    }
  }

  /** As `keep`, in the transaction that names the files: nobody collects them meanwhile, and what was collected before is kept again. */
  async keepNamed(tx: Tx, media: readonly MediaDraft[]): Promise<void> {
    await this.kept.holdOffCollection(tx)
    await this.keep(media)
  }

  /** Takes away those of `keys` that no version names. Imports that are about to name one wait, and keep it again. @returns how many. */
  async collect(keys: readonly string[]): Promise<number> {
    if (keys.length === 0) return 0
    return this.database.transaction(async (tx) => {
      await this.kept.holdOffImports(tx)
      const named = await this.kept.named(tx, keys)
      const unnamed = keys.filter((key) => !named.has(key))
      for (const key of unnamed) await this.files.delete(key)
      return unnamed.length
    })
  }
}

const rounded = (bytes: number): number => Math.round((bytes / MB) * 10) / 10

/** A file as a version names it. */
export const mediaToWrite = ({ path, sha256, contentType, bytes }: MediaDraft): MediaToWrite => ({ path, fileKey: `media/${sha256.slice(0, 2)}/${sha256}`, contentType, bytes })
