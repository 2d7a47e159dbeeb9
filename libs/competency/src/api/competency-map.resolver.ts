import { Inject } from '@nestjs/common'
import { Field, Float, Int, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { Caller, Permit, type SignedIn } from '@khue/identity'
import { requestContext } from '@khue/platform/observability'
import { CompetencyService } from '../competency.service.js'
import type { CompetencyPicture } from '../domain/competency-map.js'

@ObjectType('CompetencyLevel')
export class CompetencyLevelType {
  @Field(() => Int) level!: number
  @Field() name!: string
  @Field({ description: 'Whether the learner has it: by itself, or by a higher one' }) attained!: boolean
}

@ObjectType('CompetencyEvidence', { description: 'The course by whose completion a level was shown' })
export class CompetencyEvidenceType {
  @Field(() => Int) level!: number
  @Field() courseSlug!: string
  @Field() courseTitle!: string
  @Field() shownAt!: string
  @Field(() => Float, { nullable: true, description: '0 to 1, null where nothing was graded' }) score!: number | null
}

@ObjectType('CompetencyOnMap')
export class CompetencyOnMapType {
  @Field() code!: string
  @Field() name!: string
  @Field(() => Int, { nullable: true, description: 'The highest that was shown, null before the first' }) level!: number | null
  @Field(() => Int, { nullable: true, description: 'The one to aim at, null at the top; `courses(competencyCode:)` tells which course gives it' }) nextLevel!: number | null
  @Field(() => [CompetencyLevelType], { description: 'Ascending' }) levels!: CompetencyLevelType[]
  @Field(() => [CompetencyEvidenceType], { description: 'The highest level first' }) evidence!: CompetencyEvidenceType[]
}

@ObjectType('CompetencyDomain')
export class CompetencyDomainType {
  @Field(() => Int) number!: number
  @Field() name!: string
  @Field(() => [CompetencyOnMapType]) competencies!: CompetencyOnMapType[]
}

@ObjectType('CompetencyFramework')
export class CompetencyFrameworkType {
  @Field() code!: string
  @Field() name!: string
  @Field(() => [CompetencyDomainType]) domains!: CompetencyDomainType[]
}

/** The picture of what a learner can do. */
@Resolver()
export class CompetencyMapResolver {
  constructor(@Inject(CompetencyService) private readonly competency: CompetencyService) {}

  @Permit('competency.read')
  @Query(() => [CompetencyFrameworkType], { description: 'Every framework, by domain and level, with what the caller has shown and by which course' })
  async myCompetencyMap(@Caller() caller: SignedIn): Promise<CompetencyFrameworkType[]> {
    const english = (requestContext.getStore()?.locale ?? caller.locale) === 'en'
    const named = ({ nameVi, nameEn }: { nameVi: string; nameEn: string }): string => (english ? nameEn : nameVi)
    return (await this.competency.map(caller.accountId)).map((framework) => ({
      code: framework.code,
      name: named(framework),
      domains: framework.domains.map((domain) => ({ number: domain.domain, name: named(domain), competencies: domain.competencies.map((picture) => present(picture, english)) })),
    }))
  }
}

function present({ competency, level, nextLevel, evidence }: CompetencyPicture, english: boolean): CompetencyOnMapType {
  const names = english ? competency.levelNamesEn : competency.levelNamesVi
  return {
    code: competency.code,
    name: english ? competency.nameEn : competency.nameVi,
    level,
    nextLevel,
    levels: competency.levels.map((step, n) => ({ level: step, name: names[n] ?? String(step), attained: level !== null && step <= level })),
    evidence: evidence.map(({ shownAt, ...row }) => ({ ...row, shownAt: shownAt.toISOString() })),
  }
}
