import { Controller, Get, Inject, Param, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Caller, Permit, type Reach, type SignedIn, Within } from '@khue/identity'
import { notFound } from '@khue/platform/http'
import { FileStore } from '@khue/platform/storage'
import { exportKey } from '../export-runner.js'
import { ExportService } from '../export.service.js'

const TYPES = { CSV: 'text/csv; charset=utf-8', XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', PDF: 'application/pdf' } as const

/** The files of exports, each for the one who asked for it. */
@Controller('campaign/exports')
export class ExportController {
  constructor(
    @Inject(ExportService) private readonly exports: ExportService,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  @Permit('export.request')
  @Get(':id')
  async download(@Caller() caller: SignedIn, @Within() reach: Reach, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const job = await this.exports.jobToFetch(caller, reach, id)
    const size = job && (await this.files.size(exportKey(job)))
    if (!job || size === null) throw notFound('export.unknown')
    await this.exports.noteDownload(caller, job)
    await reply
      .headers({
        'content-type': TYPES[job.format],
        'content-length': size,
        'content-disposition': `attachment; filename="khue-${job.kind.toLowerCase()}-${job.from}-${job.to}.${job.format.toLowerCase()}"`,
        'cache-control': 'private, no-store',
      })
      .send(this.files.read(exportKey(job)))
  }
}
