import { createReadStream } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Inject, Injectable } from '@nestjs/common'
import { countAsked, type QuestionDefinition } from '@khue/assessment'
import { FrameworksService } from '@khue/frameworks'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { Database, type Tx } from '@khue/platform/database'
import { forbidden } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { FileStore } from '@khue/platform/storage'
import { CourseWriteRepository, type LessonToWrite, type LockedCourse, type MediaToWrite } from './data/course-write.repository.js'
import { VersionRepository } from './data/version.repository.js'
import { type Card, cardId } from './domain/card.js'
import { mediaUrl } from './api/course.node.js'
import { contentHash, lessonHash, questionHashes } from './domain/content-hash.js'
import type { CourseDraft, LessonDraft, MediaDraft } from './domain/course-draft.js'
import { withMediaAddresses } from './domain/media-address.js'
import { readCourseFolder } from './import/folder-reader.js'
import { withUnzipped } from './import/unzip.js'
import { PublishingService } from './publishing.service.js'

/** Who imports, and what becomes of it. */
export interface ImportOptions {
  /** The importer's account, who owns what is new; null: the operator, who may import over every slug. */
  owner: string | null
  /** ADMIN imports over every slug too; the course stays its owner's. */
  admin?: boolean
  /** At once for new learners; else a draft. */
  publish: boolean
  /** Its alignments count at once; else they wait for the campaign's staff, save those approved for an earlier version. */
  approve: boolean
}

export interface ImportReport {
  slug: string
  title: string
  courseId: string
  versionId: string
  version: number
  /** `unchanged`: the newest version says the same already. */
  result: 'new' | 'changed' | 'unchanged'
  published: boolean
  alignmentsApproved: boolean
  sections: number
  lessons: number
  quizzes: number
  questions: number
  cards: number
  media: number
}

type Taken = Pick<ImportReport, 'courseId' | 'versionId' | 'version' | 'result' | 'published' | 'alignmentsApproved'>

/** Takes courses in, from folders and archives, whole or not at all. */
@Injectable()
export class CourseImportService {
  private readonly writing = new CourseWriteRepository()
  private readonly versions = new VersionRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(FrameworksService) private readonly frameworks: FrameworksService,
    @Inject(PublishingService) private readonly publishing: PublishingService,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'KHUE_HOME'>,
  ) {}

  /**
   * Takes a course folder. One that says what the newest version says changes nothing; any other becomes the next version,
   * and learners in the middle of an older one stay with it.
   * @throws RefusedCourse with every fault; FORBIDDEN where the slug is somebody else's.
   */
  async importFolder(folder: string, options: ImportOptions): Promise<ImportReport> {
    const draft = await readCourseFolder(folder, this.frameworks)
    const hash = contentHash(draft)
    await this.demandOwner(draft.slug, options)
    await this.keepMedia(draft.media)
    const taken = await this.database.transaction((tx) => this.take(tx, draft, hash, options))
    const lessons = draft.sections.flatMap((section) => section.lessons)
    return {
      slug: draft.slug, title: draft.title, ...taken, sections: draft.sections.length, lessons: lessons.length,
      quizzes: lessons.filter((lesson) => lesson.kind === 'QUIZ').length,
      questions: lessons.reduce((sum, lesson) => sum + lesson.questions.length, 0),
      cards: lessons.reduce((sum, lesson) => sum + (lesson.deck?.cards.length ?? 0), 0),
      media: draft.media.length,
    }
  }

  /** Takes a course folder out of a .zip, which may hold it in one folder at its top. @throws as `importFolder`. */
  importZip(archive: string, options: ImportOptions): Promise<ImportReport> {
    return withUnzipped(archive, join(this.settings.KHUE_HOME, 'tmp'), (folder) => this.importFolder(folder, options))
  }

  private async take(tx: Tx, draft: CourseDraft, hash: string, options: ImportOptions): Promise<Taken> {
    const course = await this.writing.lockOrMake(tx, draft.slug, options.owner)
    demandOwnership(course, options)
    if (course.newest?.contentHash === hash) return this.again(tx, course, course.newest, options)
    const versionId = randomUUID()
    const version = (course.newest?.number ?? 0) + 1
    const approved = options.approve || draft.alignments.length === 0 || (await this.writing.wereApproved(tx, course.id, draft.alignments))
    await this.writing.addVersion(
      tx,
      {
        id: versionId, courseId: course.id, number: version, title: draft.title, summary: draft.summary, language: draft.language, order: draft.order, prerequisites: draft.prerequisites, certificate: draft.certificate,
        sections: draft.sections.map((section) => section.title), contentHash: hash, alignments: draft.alignments, approved, createdAt: this.clock.now(),
      },
      lessonsToWrite(draft, course.id, versionId),
      draft.media.map(mediaToWrite),
    )
    if (options.publish) await this.release(tx, versionId, approved)
    return { courseId: course.id, versionId, version, result: course.newest ? 'changed' : 'new', published: options.publish, alignmentsApproved: approved }
  }

  /**
   * A version that is there already may still become public. One that is public has learners: approving it is theirs to hear of.
   * One that was withdrawn stays so: `PublishingService.publish` brings it back.
   */
  private async again(tx: Tx, course: LockedCourse, newest: NonNullable<LockedCourse['newest']>, options: ImportOptions): Promise<Taken> {
    const releases = options.publish && !newest.published
    const approved = newest.approved || (releases && options.approve)
    if (releases) await this.release(tx, newest.id, approved)
    return { courseId: course.id, versionId: newest.id, version: newest.number, result: 'unchanged', published: releases || course.currentVersionId === newest.id, alignmentsApproved: approved }
  }

  private async release(tx: Tx, versionId: string, approved: boolean): Promise<void> {
    const [record] = await this.versions.byId(tx, [versionId])
    if (record) await this.publishing.release(tx, record, approved)
  }

  /** Before anything is kept of an upload over somebody else's slug. */
  private async demandOwner(slug: string, options: ImportOptions): Promise<void> {
    const known = await this.database.read((tx) => this.versions.newest(tx, slug))
    if (known) demandOwnership(known, options)
  }

  /** Files are kept by their content, so that one kept in vain is found again at the next try. */
  private async keepMedia(media: readonly MediaDraft[]): Promise<void> {
    for (const file of media) {
      const { fileKey, bytes } = mediaToWrite(file)
      if ((await this.files.size(fileKey)) !== bytes) await this.files.put(fileKey, createReadStream(file.source))
    }
  }
}

function demandOwnership({ ownerAccountId }: { ownerAccountId: string | null }, { owner, admin }: ImportOptions): void {
  if (owner !== null && !admin && ownerAccountId !== owner) throw forbidden('course.not-yours')
}

const mediaToWrite = ({ path, sha256, contentType, bytes }: MediaDraft): MediaToWrite => ({ path, fileKey: `media/${sha256.slice(0, 2)}/${sha256}`, contentType, bytes })

function lessonsToWrite(draft: CourseDraft, courseId: string, versionId: string): LessonToWrite[] {
  const media = new Map(draft.media.map((file) => [file.path, file]))
  const lessons = draft.sections.flatMap((section, at) => section.lessons.map((lesson) => ({ lesson, at })))
  return lessons.map(({ lesson, at }, position) => {
    const cards = cardsToWrite(lesson, courseId)
    return {
      file: lesson.file, section: at, position, title: lesson.title, kind: lesson.kind, required: lesson.required, completion: lesson.completion,
      settings: {
        minutes: lesson.minutes, hash: lessonHash(lesson), ...quizSettings(lesson), ...mediaSettings(lesson, media), ...deckSettings(lesson, draft),
        ...(lesson.prerequisites.length > 0 ? { prerequisites: lesson.prerequisites.map((file) => lessons.findIndex((other) => other.lesson.file === file)) } : {}),
      },
      body: bodyOf(lesson, cards, versionId),
      cardIds: cards.map((card) => card.id),
    }
  })
}

/** What a learner opens, with the addresses of this version's files. */
function bodyOf(lesson: LessonDraft, cards: readonly Card[], versionId: string): object {
  const withAddresses = ({ audio, image, ...question }: QuestionDefinition): QuestionDefinition => ({
    ...question, ...(audio ? { audio: mediaUrl(versionId, audio) } : {}), ...(image ? { image: { ...image, path: mediaUrl(versionId, image.path) } } : {}),
  })
  if (lesson.deck) return { cards }
  if (lesson.quiz) return { questions: lesson.questions.map(withAddresses) }
  if (lesson.html !== null) return { html: withMediaAddresses(lesson.html, versionId) }
  return lesson.transcripts.length > 0 ? { transcripts: lesson.transcripts } : {}
}

const cardsToWrite = ({ deck, file }: LessonDraft, courseId: string): Card[] => (deck?.cards ?? []).map(({ key, ...card }) => ({ id: cardId(courseId, file, key), ...card }))

/** The language of the fronts: as the author says, else the one that the course teaches, else that of its text. */
function deckSettings({ deck }: LessonDraft, { alignments, language }: CourseDraft): object {
  if (!deck) return {}
  const taught = new Set(alignments.flatMap(({ competency }) => /^lang-([a-z]{2,3})$/.exec(competency)?.[1] ?? []))
  const only = taught.size === 1 ? [...taught][0] : undefined
  return { deck: { cards: deck.cards.length, language: deck.language ?? only ?? language } }
}

const quizSettings = (lesson: LessonDraft): object =>
  lesson.quiz ? { quiz: { ...lesson.quiz, questions: countAsked(lesson.questions, lesson.quiz.pools) }, questionHashes: questionHashes(lesson) } : {}

function mediaSettings({ media, captions, poster, smaller }: LessonDraft, files: ReadonlyMap<string, MediaDraft>): object {
  const file = media ? files.get(media.path) : undefined
  return media && file ? { media: { path: media.path, contentType: file.contentType, bytes: file.bytes, seconds: media.seconds, captions, ...(poster ? { poster } : {}), ...(smaller ? { smaller } : {}) } } : {}
}
