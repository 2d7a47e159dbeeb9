import { Inject } from '@nestjs/common'
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql'
import { FrameworksService } from '@khue/frameworks'
import { Caller, Permit, type SignedIn } from '@khue/identity'
import { requestContext } from '@khue/platform/observability'
import { CatalogueService } from '../catalogue.service.js'
import type { VersionRecord } from '../data/version.repository.js'
import { PublishingService } from '../publishing.service.js'
import { CompetencyType, CourseType, TaughtCourseType } from './course.types.js'

/** The catalogue at the learning door: a course as it is read, and what instructors do with their own courses. */
@Resolver()
export class CatalogueResolver {
  constructor(
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(FrameworksService) private readonly frameworks: FrameworksService,
    @Inject(PublishingService) private readonly publishing: PublishingService,
  ) {}

  @Permit('course.read')
  @Query(() => CourseType, { nullable: true, description: 'The published version of a course, or null' })
  async course(@Args('slug') slug: string): Promise<CourseType | null> {
    const published = await this.catalogue.published(slug)
    return published && this.catalogue.courseOf(published.versionId)
  }

  @Permit('course.read')
  @Query(() => [CompetencyType], { description: 'Every competence that a course may be evidence for' })
  async competencies(): Promise<CompetencyType[]> {
    const english = requestContext.getStore()?.locale === 'en'
    return (await this.frameworks.competencies()).map(({ code, frameworkCode, nameVi, nameEn }) => ({ code, framework: frameworkCode, name: english ? nameEn : nameVi }))
  }

  @Permit('course.preview')
  @Query(() => CourseType, { nullable: true, description: "The newest version of one's own course, draft or published" })
  async preview(@Caller() caller: SignedIn, @Args('courseSlug') courseSlug: string): Promise<CourseType | null> {
    const record = await this.catalogue.preview(caller, courseSlug)
    return record && this.catalogue.nodeOf(record, true)
  }

  @Permit('course.preview')
  @Query(() => [TaughtCourseType], { description: "The caller's courses, last changed first" })
  async myCourses(@Caller() caller: SignedIn): Promise<TaughtCourseType[]> {
    return this.catalogue.taughtOf(await this.catalogue.myCourses(caller))
  }

  @Permit('course.publish')
  @Mutation(() => TaughtCourseType, { description: "Gives the newest version of one's own course to new learners" })
  async publishCourse(@Caller() caller: SignedIn, @Args('courseSlug') courseSlug: string): Promise<TaughtCourseType> {
    return this.taught(await this.publishing.publish(caller, courseSlug))
  }

  @Permit('course.publish')
  @Mutation(() => TaughtCourseType, { description: "Takes one's own course out of the catalogue; who has begun it may complete it, and publishing brings it back" })
  async withdrawCourse(@Caller() caller: SignedIn, @Args('courseSlug') courseSlug: string): Promise<TaughtCourseType> {
    return this.taught(await this.publishing.withdraw(caller, courseSlug))
  }

  private async taught(record: VersionRecord): Promise<TaughtCourseType> {
    const [course] = await this.catalogue.taughtOf([record])
    return course as TaughtCourseType
  }
}
