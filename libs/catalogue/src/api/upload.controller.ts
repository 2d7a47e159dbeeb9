import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type {} from '@fastify/multipart'
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Caller, isCityAdmin, Permit, type SignedIn } from '@khue/identity'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { badField, DomainError, say } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { CourseImportService } from '../course-import.service.js'
import { RefusedCourse } from '../domain/course-fault.js'

/** Where an instructor's course folder comes in, as a .zip. */
@Controller('courses/upload')
export class UploadController {
  constructor(
    @Inject(CourseImportService) private readonly imports: CourseImportService,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'KHUE_HOME'>,
  ) {}

  /** A draft of the caller's own; a request that a page of another site could make is refused. */
  @Permit('course.upload')
  @Post()
  @HttpCode(200)
  async upload(@Caller() caller: SignedIn, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!request.headers['x-khue-request']) throw new DomainError('FORBIDDEN', 'upload.header')
    const sent = request.isMultipart() ? await request.file() : undefined
    if (!sent) throw badField('file', 'upload.no-file')
    const folder = join(this.settings.KHUE_HOME, 'tmp')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const archive = join(folder, `${randomUUID()}.zip`)
    try {
      await pipeline(sent.file, createWriteStream(archive, { mode: 0o600 }))
      if (sent.file.truncated) throw badField('file', 'upload.too-large')
      const report = await this.imports.importZip(archive, { owner: caller.accountId, admin: isCityAdmin(caller), publish: false, approve: false })
      await reply.send({ course: report })
    } catch (error) {
      if (!(error instanceof RefusedCourse)) throw error
      const locale = requestContext.getStore()?.locale ?? 'vi'
      const faults = error.told(locale)
      await reply.status(400).send({ error: { code: 'BAD_USER_INPUT', message: say('course.refused', locale, { count: faults.length }), fields: [], faults } })
    } finally {
      await rm(archive, { force: true })
    }
  }
}
