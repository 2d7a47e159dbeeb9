import { Inject } from '@nestjs/common'
import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { Caller, Permit, type SignedIn } from '@khue/identity'
import { requestContext } from '@khue/platform/observability'
import { CompetencyService } from '../competency.service.js'

@ObjectType('CompetencyAttainment')
export class CompetencyAttainmentType {
  @Field() competencyCode!: string
  @Field() name!: string
  @Field(() => Int, { description: 'The highest; it includes every lower one of the same competence' }) level!: number
  @Field() attainedAt!: string
  @Field(() => String, { nullable: true }) courseSlug!: string | null
  @Field(() => String, { nullable: true }) courseTitle!: string | null
}

/** The learner's own competences. */
@Resolver()
export class CompetencyResolver {
  constructor(@Inject(CompetencyService) private readonly competency: CompetencyService) {}

  @Permit('competency.read')
  @Query(() => [CompetencyAttainmentType])
  async myCompetencies(@Caller() caller: SignedIn): Promise<CompetencyAttainmentType[]> {
    const locale = requestContext.getStore()?.locale ?? caller.locale
    const attainments = await this.competency.attainments(caller.accountId)
    return attainments.map(({ nameVi, nameEn, attainedAt, ...row }) => ({ ...row, name: locale === 'en' ? nameEn : nameVi, attainedAt: attainedAt.toISOString() }))
  }
}
