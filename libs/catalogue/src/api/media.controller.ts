import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Permit, SessionReader } from '@khue/identity'
import { FileStore } from '@khue/platform/storage'
import { CatalogueService } from '../catalogue.service.js'
import { readRange } from '../domain/byte-range.js'

const SHOWN = /^(image\/(?!svg)|video\/|audio\/|application\/pdf$|text\/vtt)/

/** The files of courses. They are hostile until proved otherwise: sniffed when they came, sandboxed when they go, SVG a download only. */
@Controller('media')
export class MediaController {
  constructor(
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(SessionReader) private readonly sessions: SessionReader,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  @Permit('course.read')
  @Get(':versionId/*')
  async file(@Param('versionId') versionId: string, @Req() request: FastifyRequest<{ Params: { '*': string } }>, @Res() reply: FastifyReply): Promise<void> {
    const file = await this.catalogue.media(await this.sessions.of(request), versionId, request.params['*'].normalize('NFC'))
    const etag = `"${file.fileKey.split('/').at(-1)}"`
    void reply.headers({
      'content-type': file.contentType,
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': SHOWN.test(file.contentType) ? 'inline' : 'attachment',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': file.published ? 'public, max-age=31536000, immutable' : 'private, no-store',
      'accept-ranges': 'bytes',
      etag,
    })
    if (request.headers['if-none-match'] === etag) return void (await reply.status(304).send())
    const range = readRange(request.headers.range, file.bytes)
    if (range === 'unsatisfiable') return void (await reply.status(416).header('content-range', `bytes */${file.bytes}`).send())
    if (range) void reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`)
    const { start, end } = range ?? { start: 0, end: file.bytes - 1 }
    await reply.header('content-length', end - start + 1).send(file.bytes === 0 ? '' : this.files.read(file.fileKey, { start, end }))
  }
}
