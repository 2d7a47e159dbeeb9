import { BoundedCache, type Database, type Tx } from '@khue/platform/database'
import { type LessonBody, VersionRepository, type VersionRecord } from './version.repository.js'

const OUTLINE_BYTES = 64 * 1024 * 1024
const BODY_BYTES = 96 * 1024 * 1024
/** How long another process's publication or approval of a version may stay unseen here. */
const UNSETTLED_MS = 5_000

/** Versions never change, so a process keeps those it used last; what may still happen to one is asked again every few seconds. */
export class VersionShelf {
  private readonly versions = new VersionRepository()
  private readonly records = new BoundedCache<{ record: VersionRecord; readAt: number }>(OUTLINE_BYTES)
  private readonly bodies = new BoundedCache<Map<string, LessonBody>>(BODY_BYTES)
  private readonly reading = new Map<string, Promise<Map<string, LessonBody>>>()

  constructor(private readonly database: Database) {}

  /** What is known without asking. */
  known(versionId: string): VersionRecord | undefined {
    const entry = this.records.get(versionId)
    if (!entry) return undefined
    const settled = entry.record.published && entry.record.approved
    return settled || performance.now() - entry.readAt < UNSETTLED_MS ? entry.record : undefined
  }

  /** Whether a version is known to be approved, which stays so. */
  isApproved(versionId: string): VersionRecord | undefined {
    const record = this.records.get(versionId)?.record
    return record?.approved ? record : undefined
  }

  /** The versions that exist, by id, with one statement at the most: on the caller's connection where she has one. */
  async get(versionIds: readonly string[], via?: Tx): Promise<Map<string, VersionRecord>> {
    const found = new Map<string, VersionRecord>()
    const missing: string[] = []
    for (const versionId of versionIds) {
      const record = this.known(versionId)
      if (record) found.set(versionId, record)
      else missing.push(versionId)
    }
    if (missing.length > 0) {
      for (const record of await (via ? this.versions.byId(via, missing) : this.database.read((tx) => this.versions.byId(tx, missing)))) {
        this.keep(record)
        found.set(record.outline.versionId, record)
      }
    }
    return found
  }

  keep(record: VersionRecord): void {
    const { outline } = record
    const weight = 2_000 + 600 * outline.lessons.length + 2 * (outline.summary?.length ?? 0)
    this.records.set(outline.versionId, { record, readAt: performance.now() }, weight)
  }

  forget(versionId: string): void {
    this.records.delete(versionId)
  }

  /** What the lessons of a version hold, all with one statement, and once for all who ask at the same time. */
  async body(versionId: string, via?: Tx): Promise<Map<string, LessonBody>> {
    const kept = this.bodies.get(versionId)
    if (kept) return kept
    const reading = this.reading.get(versionId)
    if (reading && !via) return reading
    const read = via ? this.versions.bodies(via, versionId) : this.database.read((tx) => this.versions.bodies(tx, versionId))
    if (!via) this.reading.set(versionId, read)
    try {
      const lessons = await read
      this.bodies.set(versionId, lessons, weightOf(lessons))
      return lessons
    } finally {
      if (!via) this.reading.delete(versionId)
    }
  }
}

const weightOf = (lessons: ReadonlyMap<string, LessonBody>): number => {
  let weight = 1_000
  for (const { html, questions, transcripts } of lessons.values()) {
    weight += 200 + 2 * (html?.length ?? 0) + 4_000 * (questions?.length ?? 0) + 300 * (transcripts ?? []).reduce((sum, { cues }) => sum + cues.length, 0)
  }
  return weight
}
