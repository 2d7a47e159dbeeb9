import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { countAsked } from '@khue/assessment'
import { FrameworksService } from '@khue/frameworks'
import { Database, type Tx } from '@khue/platform/database'
import { conflict, forbidden } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { CourseReader } from './course-reader.js'
import { CourseWriteRepository, type LessonToWrite, type LockedCourse } from './data/course-write.repository.js'
import { VersionRepository } from './data/version.repository.js'
import { type Addresses, mediaAddress, withAddresses } from './domain/addresses.js'
import { type Card, cardIds } from './domain/card.js'
import { contentHash, lessonHash, questionHashes } from './domain/content-hash.js'
import type { CourseDraft, LessonDraft, MediaDraft } from './domain/course-draft.js'
import type { CourseFault } from './domain/course-fault.js'
import type { CourseReading } from './domain/course-reading.js'
import { RefusedCourse } from './domain/refused-course.js'
import { KeptMedia, mediaToWrite } from './kept-media.js'
import { PublishingService } from './publishing.service.js'

/** Who imports, and what becomes of it. */
export interface ImportOptions {
  /** The importer's account, who owns what is new; null: the operator, who may import over every slug. */
  owner: string | null
  /** ADMIN imports over every slug too; the course stays its owner's. */
  admin?: boolean
  /** At once for new learners; else a draft. */
  publish: boolean
  /** Its alignments count at once; else they wait for the campaign's staff, save where they approved the very same content before. */
  approve: boolean
  /** Ends the import while nothing is written yet: nobody waits for it any longer. */
  signal?: AbortSignal
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
  /** What was taken otherwise than it stands in the files, guessed, or left out. */
  warnings: CourseFault[]
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
    @Inject(FrameworksService) private readonly frameworks: FrameworksService,
    @Inject(PublishingService) private readonly publishing: PublishingService,
    @Inject(CourseReader) private readonly reader: CourseReader,
    @Inject(KeptMedia) private readonly media: KeptMedia,
  ) {}

  /**
   * Takes a course folder. One that says what the newest version says changes nothing; any other becomes the next version,
   * and learners in the middle of an older one stay with it. Nothing is kept of what is refused.
   * @throws RefusedCourse with every fault; FORBIDDEN where the slug is somebody else's; CONFLICT where its owner has no room left; as `CourseReader`.
   */
  importFolder(folder: string, options: ImportOptions): Promise<ImportReport> {
    return this.reader.read('folder', folder, (reading) => this.import(reading, options), options.signal)
  }

  /** Takes a course folder out of a .zip, which may hold it in one folder at its top. @throws as `importFolder`. */
  importZip(archive: string, options: ImportOptions): Promise<ImportReport> {
    return this.reader.read('archive', archive, (reading) => this.import(reading, options), options.signal)
  }

  private async import(reading: CourseReading, options: ImportOptions): Promise<ImportReport> {
    const draft = await this.withoutFaults(reading)
    const hash = contentHash(draft)
    await this.database.read(async (tx) => this.media.demandRoom(tx, await this.demandOwner(tx, draft.slug, options), draft.media))
    const lessons = draft.sections.flatMap((section) => section.lessons)
    try {
      await this.media.keep(draft.media)
      const taken = await this.database.transaction((tx) => this.take(tx, draft, hash, options))
      return {
        slug: draft.slug, title: draft.title, ...taken, sections: draft.sections.length, lessons: lessons.length,
        quizzes: lessons.filter((lesson) => lesson.kind === 'QUIZ').length,
        questions: lessons.reduce((sum, lesson) => sum + lesson.questions.length, 0),
        cards: lessons.reduce((sum, lesson) => sum + (lesson.deck?.cards.length ?? 0), 0),
        media: draft.media.length, warnings: reading.warnings,
      }
    } catch (error) {
      // Why it failed is what is to be told; what cannot be collected now, the sweep finds.
      await this.media.collect(draft.media.map((file) => mediaToWrite(file).fileKey)).catch(() => 0)
      throw error
    }
  }

  /** What was read, where it has no faults, unknown competences among them. @throws RefusedCourse with all of them. */
  private async withoutFaults({ draft, faults, alignments }: CourseReading): Promise<CourseDraft> {
    const all = [...faults]
    for (const { competency, level, line } of alignments) {
      const known = await this.frameworks.competency(competency)
      if (!known?.levels.includes(level)) all.push({ file: 'course.yaml', line, key: 'course.competency', values: { name: `${competency} ${level}` } })
    }
    if (!draft || all.length > 0) throw new RefusedCourse(all)
    return draft
  }

  private async take(tx: Tx, draft: CourseDraft, hash: string, options: ImportOptions): Promise<Taken> {
    const course = await this.writing.lockOrMake(tx, draft.slug, options.owner)
    demandOwnership(course, options)
    if (course.newest?.contentHash === hash) return this.again(tx, course, course.newest, options)
    await this.media.demandRoom(tx, course.ownerAccountId, draft.media)
    await this.media.keepNamed(tx, draft.media)
    if (options.signal?.aborted) throw conflict('upload.cancelled')
    const versionId = randomUUID()
    const lessonIds = await this.writing.lessonIds(tx, course.id, draft.sections.flatMap((section) => section.lessons.map((lesson) => lesson.file)))
    const fronts = course.newest ? await this.writing.cardsOf(tx, course.newest.id) : new Map<string, Map<string, string>>()
    const version = (course.newest?.number ?? 0) + 1
    const approved = options.approve || draft.alignments.length === 0 || (await this.writing.wasApproved(tx, course.id, hash))
    await this.writing.addVersion(
      tx,
      {
        id: versionId, courseId: course.id, number: version, title: draft.title, summary: draft.summary, language: draft.language, order: draft.order, prerequisites: draft.prerequisites, certificate: draft.certificate,
        sections: draft.sections.map((section) => section.title), contentHash: hash, alignments: draft.alignments, approved, createdAt: this.clock.now(),
      },
      lessonsToWrite(draft, course.id, fronts, { versionId, slug: draft.slug, lessonIds: new Map([...lessonIds].map(([file, id]) => [encodeURIComponent(file), id])) }),
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

  /** Before anything is kept of an upload over somebody else's slug. @returns whose the course is, or will be. */
  private async demandOwner(tx: Tx, slug: string, options: ImportOptions): Promise<string | null> {
    const known = await this.versions.newest(tx, slug)
    if (!known) return options.owner
    demandOwnership(known, options)
    return known.ownerAccountId
  }
}

function demandOwnership({ ownerAccountId }: { ownerAccountId: string | null }, { owner, admin }: ImportOptions): void {
  if (owner !== null && !admin && ownerAccountId !== owner) throw forbidden('course.not-yours')
}

function lessonsToWrite(draft: CourseDraft, courseId: string, fronts: ReadonlyMap<string, ReadonlyMap<string, string>>, addresses: Addresses): LessonToWrite[] {
  const media = new Map(draft.media.map((file) => [file.path, file]))
  const lessons = draft.sections.flatMap((section, at) => section.lessons.map((lesson) => ({ lesson, at })))
  return lessons.map(({ lesson, at }, position) => {
    const cards = cardsToWrite(lesson, courseId, fronts.get(lesson.file) ?? new Map())
    return {
      file: lesson.file, section: at, position, title: lesson.title, kind: lesson.kind, required: lesson.required, completion: lesson.completion,
      settings: {
        minutes: lesson.minutes, hash: lessonHash(lesson), ...quizSettings(lesson), ...mediaSettings(lesson, media), ...deckSettings(lesson, draft),
        ...(lesson.prerequisites.length > 0 ? { prerequisites: lesson.prerequisites.map((file) => lessons.findIndex((other) => other.lesson.file === file)) } : {}),
      },
      body: withAddresses(bodyOf(lesson, cards), addresses),
      cardIds: cards.map((card) => card.id),
    }
  })
}

/** What a learner opens; addresses of files begin with `MEDIA_PREFIX`, but those of cards, whose paths are told by themselves. */
function bodyOf(lesson: LessonDraft, cards: readonly Card[]): object {
  if (lesson.deck) return { cards }
  if (lesson.quiz) return { questions: lesson.questions.map(({ audio, image, ...question }) => ({ ...question, ...(audio ? { audio: mediaAddress(audio) } : {}), ...(image ? { image: { ...image, path: mediaAddress(image.path) } } : {}) })) }
  if (lesson.html !== null) return { html: lesson.html }
  return lesson.transcripts.length > 0 ? { transcripts: lesson.transcripts } : {}
}

function cardsToWrite({ deck, file }: LessonDraft, courseId: string, known: ReadonlyMap<string, string>): Card[] {
  const cards = deck?.cards ?? []
  const ids = cardIds(cards, courseId, file, known)
  return cards.map(({ key: _, ...card }, at) => ({ id: ids[at] ?? '', ...card }))
}

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
