import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Caller, isCityAdmin, Permit, type SignedIn } from '@khue/identity'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { Database } from '@khue/platform/database'
import { badField, conflict, DomainError, say } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { CourseImportService, type ImportReport } from '../course-import.service.js'
import { UploadRepository } from '../data/upload.repository.js'
import { RefusedCourse, tellFault } from '../domain/refused-course.js'

/** How long a claim to send holds where it is never given back. */
const CLAIM_MINUTES = 20

/** Where an instructor's course folder comes in, as a .zip. */
@Controller('courses/upload')
export class UploadController {
  private readonly uploads = new UploadRepository()

  constructor(
    @Inject(CourseImportService) private readonly imports: CourseImportService,
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'KHUE_HOME'>,
  ) {}

  /** A draft of the caller's own, one at a time; a request that a page of another site could make is refused. Nothing is left of one that nobody waits for. */
  @Permit('course.upload')
  @Post()
  @HttpCode(200)
  async upload(@Caller() caller: SignedIn, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!request.headers['x-khue-request']) throw new DomainError('FORBIDDEN', 'upload.header')
    const locale = requestContext.getStore()?.locale ?? 'vi'
    const gone = new AbortController()
    reply.raw.on('close', () => reply.raw.writableFinished || gone.abort())
    const claim = randomUUID()
    if (!(await this.database.transaction((tx) => this.uploads.claim(tx, caller.accountId, claim, CLAIM_MINUTES)))) throw conflict('upload.one-at-a-time')
    try {
      const sent = request.isMultipart() ? await request.file() : undefined
      if (!sent) throw badField('file', 'upload.no-file')
      const { warnings, ...course } = await this.take(sent, caller, gone.signal)
      await reply.send({ course: { ...course, warnings: warnings.map((warning) => ({ ...warning, ...tellFault(warning, locale) })) } })
    } catch (error) {
      if (!(error instanceof RefusedCourse)) throw error
      const faults = error.told(locale)
      await reply.status(400).send({ error: { code: 'BAD_USER_INPUT', message: say('course.refused', locale, { count: faults.length }), fields: [], faults } })
    } finally {
      await this.database.transaction((tx) => this.uploads.release(tx, claim))
    }
  }

  private async take(sent: MultipartFile, caller: SignedIn, signal: AbortSignal): Promise<ImportReport> {
    const folder = join(this.settings.KHUE_HOME, 'tmp')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const archive = join(folder, `${randomUUID()}.zip`)
    try {
      await pipeline(sent.file, createWriteStream(archive, { mode: 0o600 }), { signal })
      if (sent.file.truncated) throw badField('file', 'upload.too-large')
      return await this.imports.importZip(archive, { owner: caller.accountId, admin: isCityAdmin(caller), publish: false, approve: false, signal })
    } finally {
      await rm(archive, { force: true })
    }
  }
}
