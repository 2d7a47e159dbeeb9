import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Permit } from '@khue/identity'
import { countedAddress } from '@khue/platform/config'
import { localeOf } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { TerritoryService } from '@khue/territory'
import { CertificateWords } from '../certificate-words.js'
import { CertificateService } from '../certificate.service.js'
import { printedNumber } from '../domain/certificate.js'
import { credentialId } from '../domain/open-badge.js'
import { MinuteLimit } from './minute-limit.js'
import { PublicAddress } from './public-address.js'

/**
 * What the public page tells: `valid`, `revoked`, or `unknown` for an id that never was, always with 200. Browsers that ask for a
 * page are shown the web app, which asks here.
 */
@Controller('verify')
export class VerifyController {
  /** Misses of one address. What exists may be asked for as often as one likes; an id of 122 random bits is not found by trying. */
  private readonly misses = new MinuteLimit(120)

  constructor(
    @Inject(CertificateService) private readonly certificates: CertificateService,
    @Inject(CertificateWords) private readonly words: CertificateWords,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  @Permit('certificate.verify')
  @Get(':id')
  async verify(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.headers({ 'cache-control': 'no-store', 'vary': 'Accept, Accept-Language', 'x-robots-tag': 'noindex' })
    const found = await this.certificates.publicly(id)
    if (!found) {
      const from = countedAddress(request.ip)
      this.misses.demand(from)
      this.misses.count(from)
      return void (await reply.send({ status: 'unknown' }))
    }
    const { certificate, holderName } = found
    const { courseSlug, courseTitle, courseSummary, courseLanguage, score, shown, completedAt, issuedAt, revokedAt } = certificate
    const locale = requestContext.getStore()?.locale ?? localeOf(request.headers['accept-language'])
    const issuer = this.address.linking(request)
    await reply.send({
      status: revokedAt ? 'revoked' : 'valid',
      number: printedNumber(certificate.number, await this.territory.dayOf(certificate.issuedAt)),
      issuer: { name: issuer.name },
      holder: holderName === null ? null : { name: holderName },
      course: { slug: courseSlug, title: courseTitle, summary: courseSummary, language: courseLanguage },
      competencies: await this.words.levels(certificate, locale),
      shown: { score, lessons: shown?.lessons ?? null, quizzes: shown?.quizzes ?? [], narrative: this.words.narrative(certificate, locale) },
      completedAt: completedAt.toISOString(),
      issuedAt: issuedAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
      credentialUrl: credentialId(issuer, certificate.id),
    })
  }
}
