import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AttemptService, assessmentContext, present } from '@khue/assessment'
import { CatalogueService, catalogueContext, CourseImportService, CourseReader, KeptMedia, PublishingService, type VersionOutline } from '@khue/catalogue'
import { FrameworksService, frameworksContext } from '@khue/frameworks'
import { IdentityService, identityContext, type SignedIn } from '@khue/identity'
import type { Tx } from '@khue/platform/database'
import { Clock } from '@khue/platform/observability'
import { Outbox, outboxContext } from '@khue/platform/outbox'
import { FileStore } from '@khue/platform/storage'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { TerritoryService, territoryContext } from '@khue/territory'
import { CompletionService } from '../completion.service.js'
import type { SentProgress } from '../domain/progress-batch.js'
import { FlagService } from '../flag.service.js'
import { learningContext } from '../index.js'
import { LearningService } from '../learning.service.js'
import { QuizService } from '../quiz.service.js'
import { Recorder } from '../recorder.js'
import { VersionService } from '../version.service.js'

/** A clock that a test sets; it stands still. */
export class SetClock extends Clock {
  private time = new Date('2026-03-01T05:00:00Z')

  now(): Date {
    return new Date(this.time)
  }

  set(time: string): void {
    this.time = new Date(time)
  }
}

export interface LearningEventRow {
  kind: string
  occurredAt: Date
  payload: { unitCode: string | null; residentId: string; corrects?: string; courseSlug?: string; versionId?: string; alignments?: object[] } & Record<string, unknown>
  id: string
}

/** The rooms of learning on a database of their own, without any door. */
export class LearningRoom {
  readonly clock = new SetClock()
  private readonly home = mkdtempSync(join(tmpdir(), 'khue-learning-'))
  private readonly reader = new CourseReader({ KHUE_HOME: this.home, COURSE_READ_SECONDS: 60, COURSE_READ_MB: 512 })
  private readonly outbox = new Outbox()
  readonly frameworks: FrameworksService
  readonly territory: TerritoryService
  readonly identity: IdentityService
  catalogue!: CatalogueService
  publishing!: PublishingService
  learning!: LearningService
  versions!: VersionService
  quizzes!: QuizService
  completions!: CompletionService
  flags!: FlagService
  private imports!: CourseImportService

  private constructor(readonly test: TestDatabase) {
    this.frameworks = new FrameworksService(test.database)
    this.territory = new TerritoryService(test.database, this.clock)
    this.identity = new IdentityService(test.database, this.territory, this.outbox, this.clock)
    this.restart()
  }

  static async open(): Promise<LearningRoom> {
    const test = await testDatabase([outboxContext, territoryContext, frameworksContext, identityContext, assessmentContext, catalogueContext, learningContext])
    const room = new LearningRoom(test)
    room.flags.onModuleInit()
    await room.territory.seed()
    await room.frameworks.seed()
    return room
  }

  /** As a process that has just begun, which remembers nothing. */
  restart(): void {
    const { database } = this.test
    this.catalogue = new CatalogueService(database, this.frameworks)
    this.publishing = new PublishingService(database, this.clock, this.catalogue)
    this.imports = new CourseImportService(database, this.clock, this.frameworks, this.publishing, this.reader, new KeptMedia(database, new FileStore(this.home), { COURSE_QUOTA_MB: 100 }))
    this.flags = new FlagService(database, this.identity, this.territory, this.clock)
    const recorder = new Recorder(this.catalogue, this.identity, this.territory, this.outbox, this.flags)
    this.versions = new VersionService(database, this.catalogue, new AttemptService(), recorder)
    this.learning = new LearningService(database, this.catalogue, this.identity, this.outbox, this.clock, recorder, this.versions)
    this.quizzes = new QuizService(database, this.catalogue, this.identity, new AttemptService(), this.clock, recorder)
    this.completions = new CompletionService(database, this.catalogue, this.publishing, this.identity, this.outbox, this.clock, this.flags)
  }

  async close(): Promise<void> {
    this.reader.onApplicationShutdown()
    await this.test.close()
    rmSync(this.home, { recursive: true, force: true })
  }

  /** Publishes a version of a course from the files of its folder. */
  async courseOf(files: Record<string, string | Buffer>): Promise<VersionOutline> {
    const folder = mkdtempSync(join(this.home, 'course-'))
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content)
    const { versionId } = await this.imports.importFolder(folder, { owner: null, publish: true, approve: true })
    return this.catalogue.outline(versionId)
  }

  /** Publishes a version of a course of articles, and a quiz at its end. */
  async course(slug: string, { articles = 2, approve = true, more = '' } = {}): Promise<VersionOutline> {
    const folder = mkdtempSync(join(this.home, 'course-'))
    const files = [...Array.from({ length: articles }, (_, n) => `${String(n + 1).padStart(3, '0')}.md`), 'quiz.gift']
    for (const file of files) writeFileSync(join(folder, file), file === 'quiz.gift' ? '::một::Chọn {=đúng ~sai}\n' : `# Bài ${file}\n\n${more}\n`)
    const lessons = files.map((file) => `      - { file: ${file} }\n`).join('')
    writeFileSync(join(folder, 'course.yaml'), `slug: ${slug}\ntitle: Khóa ${slug}\nlanguage: vi\nalignments: [{ competency: vn-digital.1.1, level: 2 }]\nsections:\n  - title: Phần\n    lessons:\n${lessons}`)
    const { versionId } = await this.imports.importFolder(folder, { owner: null, publish: true, approve })
    return this.catalogue.outline(versionId)
  }

  /** A learner who lives in `unitCode`, as her session shows her. */
  async learner(unitCode = '00070'): Promise<SignedIn> {
    const username = `l-${randomUUID().slice(0, 20)}`
    const { signedIn } = await this.identity.register({ username, password: 'một câu chỉ tôi nhớ', displayName: 'Người Học', unitCode, birthYear: 1959 })
    return signedIn
  }

  /** What a device sends of a lesson. */
  progress(lessonId: string, more: Partial<SentProgress> = {}): SentProgress {
    return { clientEventId: randomUUID(), lessonId, position: 1, done: true, occurredAt: this.clock.now().toISOString(), ...more }
  }

  /** Passes the course's quiz. */
  async pass(learner: SignedIn, outline: VersionOutline): Promise<void> {
    const attempt = await this.quizzes.start(learner, outline.lessons.at(-1)?.id ?? '')
    const [question] = attempt.questions
    const right = question && present(question, attempt.seed, 'vi').choices.find((choice) => choice.text === 'đúng')
    await this.quizzes.save(learner, attempt.id, [{ questionId: question?.id ?? '', choiceIds: [right?.id ?? ''] }])
    await this.quizzes.submit(learner, attempt.id)
  }

  /** Events of a kind, of one learner or all, as they occurred. */
  events(kind: string, learner?: SignedIn): Promise<LearningEventRow[]> {
    return this.read(
      `SELECT id, kind, occurred_at AS "occurredAt", payload FROM outbox.event WHERE kind = $1 AND ($2::text IS NULL OR payload ->> 'residentId' = $2) ORDER BY occurred_at, id`,
      [kind, learner?.residentId ?? null],
    )
  }

  read<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.test.database.read((tx: Tx) => tx.sql(sql, values)) as Promise<Row[]>
  }
}
