import { createHash } from 'node:crypto'
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Permit } from '@khue/identity'
import { notFound } from '@khue/platform/http'
import { CertificateWords, localeOfCourse } from '../certificate-words.js'
import { CertificateService } from '../certificate.service.js'
import { negotiate } from '../domain/negotiation.js'
import { claimsOf, type Document, issuerDocument, openBadge, statusListCredential } from '../domain/open-badge.js'
import { encodeList } from '../domain/status-list.js'
import { SigningKeysService } from '../signing-keys.service.js'
import { PublicAddress } from './public-address.js'

const FORMS = ['application/ld+json', 'application/vc+jwt', 'application/vc', 'application/json'] as const
const OPEN = { 'access-control-allow-origin': '*', 'vary': 'Accept', 'x-robots-tag': 'noindex' }

/** Credentials for machines: the badge, the list of what was revoked, the issuer. Public; as a document, or signed. */
@Controller('credentials')
export class CredentialController {
  constructor(
    @Inject(CertificateService) private readonly certificates: CertificateService,
    @Inject(CertificateWords) private readonly words: CertificateWords,
    @Inject(SigningKeysService) private readonly keys: SigningKeysService,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  @Permit('certificate.verify')
  @Get('issuer')
  async issuer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await reply.headers({ ...OPEN, 'cache-control': 'public, max-age=60' }).type('application/ld+json').send(JSON.stringify(issuerDocument(this.address.issuer(request), await this.keys.published())))
  }

  /** It changes with every revocation and is asked for again each time. */
  @Permit('certificate.verify')
  @Get('status/:list')
  async status(@Param('list') list: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const revocations = /^\d{1,5}$/.test(list) ? await this.certificates.revocations(Number(list)) : null
    if (!revocations) throw notFound('not-found')
    const document = statusListCredential(Number(list), this.address.issuer(request), encodeList(revocations.set), revocations.since)
    await this.send(document, request, reply, 'public, no-cache')
  }

  @Permit('certificate.verify')
  @Get(':id')
  async credential(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.certificates.publicly(id)
    if (!found) throw notFound('certificate.unknown')
    const { certificate, holderName } = found
    const locale = localeOfCourse(certificate)
    const document = openBadge(certificate, this.address.issuer(request), await this.words.levels(certificate, locale), this.words.credential(certificate, locale), holderName)
    await this.send(document, request, reply, 'no-store')
  }

  private async send(document: Document, request: FastifyRequest, reply: FastifyReply, cache: string): Promise<void> {
    const form = negotiate(request.headers.accept, FORMS)
    const body = form === 'application/vc+jwt' ? await this.keys.sign(claimsOf(document)) : JSON.stringify(document)
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
    void reply.headers({ ...OPEN, 'cache-control': cache, etag })
    if (request.headers['if-none-match'] === etag) return void (await reply.status(304).send())
    await reply.type(form).send(body)
  }
}
