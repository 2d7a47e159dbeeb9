import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Permit, SessionReader } from '@khue/identity'
import { unauthenticated } from '@khue/platform/http'
import { TerritoryService } from '@khue/territory'
import { CertificateWords } from '../certificate-words.js'
import { CertificateService } from '../certificate.service.js'
import { printedDay, printedNumber } from '../domain/certificate.js'
import { certificatePdf } from '../pdf/certificate-pdf.js'
import { MinuteLimit } from './minute-limit.js'
import { PublicAddress } from './public-address.js'

/** A certificate to print, for its holder alone. */
@Controller('certificates')
export class CertificateController {
  /** Sheets of one holder: drawing one costs some tenths of a second. */
  private readonly drawn = new MinuteLimit(30)

  constructor(
    @Inject(CertificateService) private readonly certificates: CertificateService,
    @Inject(CertificateWords) private readonly words: CertificateWords,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(SessionReader) private readonly sessions: SessionReader,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  @Permit('certificate.read')
  @Get(':id/pdf')
  async pdf(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const caller = await this.sessions.of(request)
    if (!caller) throw unauthenticated()
    const certificate = await this.certificates.ofHolder(caller, id)
    this.drawn.demand(caller.accountId)
    this.drawn.count(caller.accountId)
    const [completedOn, issuedOn] = [await this.territory.dayOf(certificate.completedAt), await this.territory.dayOf(certificate.issuedAt)]
    const { base, name } = this.address.issuer(request)
    const pdf = await certificatePdf({
      holderName: caller.displayName, courseTitle: certificate.courseTitle, score: certificate.score, levels: await this.words.levels(certificate, 'vi'),
      completedOn: printedDay(completedOn), issuedOn: printedDay(issuedOn), issuedAt: certificate.issuedAt,
      number: printedNumber(certificate.number, issuedOn), issuerName: name, verifyUrl: `${base}/verify/${certificate.id}`, revoked: certificate.revokedAt !== null,
    })
    await reply
      .headers({
        'content-type': 'application/pdf', 'content-length': pdf.length, 'cache-control': 'private, no-store',
        'content-disposition': `inline; filename="chung-nhan-${certificate.courseSlug}.pdf"`,
      })
      .send(pdf)
  }
}
