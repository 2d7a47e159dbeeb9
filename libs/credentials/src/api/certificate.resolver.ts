import { Inject } from '@nestjs/common'
import { Args, Context, Field, Float, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { Caller, Permit, type SignedIn } from '@khue/identity'
import type { GraphqlContext } from '@khue/platform/http'
import { TerritoryService } from '@khue/territory'
import { CertificateService } from '../certificate.service.js'
import { type Certificate, printedNumber } from '../domain/certificate.js'
import { credentialId } from '../domain/open-badge.js'
import { PublicAddress } from './public-address.js'

@ObjectType('Certificate')
export class CertificateType {
  @Field(() => ID) id!: string
  @Field({ description: 'As it is printed: KH-2026-000042' }) number!: string
  @Field() courseSlug!: string
  @Field() courseTitle!: string
  @Field(() => Float, { nullable: true, description: "Mean of the quizzes' best scores, 0 to 1; null where nothing was graded" }) score!: number | null
  @Field() completedAt!: string
  @Field() issuedAt!: string
  @Field(() => String, { nullable: true }) revokedAt!: string | null
  @Field({ description: 'Whether the public page and the credential name the holder; not, unless she says so' }) showName!: boolean
  @Field({ description: 'The PDF, for its holder alone; GET it with the same session' }) pdfUrl!: string
  @Field({ description: 'Public, unguessable: Open Badges 3.0. `Accept: application/vc+jwt` gives the compact JWS, `application/ld+json` the document' }) credentialUrl!: string
  @Field({ description: 'Public page; with `Accept: application/json`: {status: valid | revoked | unknown, ...}' }) verifyUrl!: string
}

/** A learner's certificates. */
@Resolver(() => CertificateType)
export class CertificateResolver {
  constructor(
    @Inject(CertificateService) private readonly certificates: CertificateService,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  @Permit('certificate.read')
  @Query(() => [CertificateType], { description: "The caller's certificates, newest first" })
  async myCertificates(@Caller() caller: SignedIn, @Context() context: GraphqlContext): Promise<CertificateType[]> {
    const certificates = await this.certificates.mine(caller)
    return Promise.all(certificates.map((certificate) => this.present(certificate, context)))
  }

  @Permit('certificate.share')
  @Mutation(() => CertificateType, { description: 'Whether the public page and the credential name the holder' })
  async updateCertificatePrivacy(
    @Caller() caller: SignedIn,
    @Args('id', { type: () => ID }) id: string,
    @Args('showName') showName: boolean,
    @Context() context: GraphqlContext,
  ): Promise<CertificateType> {
    return this.present(await this.certificates.updatePrivacy(caller, id, showName), context)
  }

  private async present(certificate: Certificate, { request }: GraphqlContext): Promise<CertificateType> {
    const { id, courseSlug, courseTitle, score, completedAt, issuedAt, revokedAt, showName } = certificate
    const issuer = this.address.linking(request)
    return {
      id, number: printedNumber(certificate.number, await this.territory.dayOf(issuedAt)), courseSlug, courseTitle, score, showName,
      completedAt: completedAt.toISOString(), issuedAt: issuedAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null,
      pdfUrl: `/certificates/${id}/pdf`, credentialUrl: credentialId(issuer, id), verifyUrl: `${issuer.base}/verify/${id}`,
    }
  }
}
