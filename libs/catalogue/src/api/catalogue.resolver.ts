import { Inject } from '@nestjs/common'
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { FrameworksService } from '@khue/frameworks'
import { Caller, Permit, type SignedIn } from '@khue/identity'
import { badField } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { CatalogueService } from '../catalogue.service.js'
import { readCursor, writeCursor } from '../domain/course-cursor.js'
import { CompetencyType, CourseConnectionType, CourseType, TaughtCourseType } from './course.types.js'

/** The catalogue at the learning door: what there is to learn, and what instructors do with their own courses. */
@Resolver()
export class CatalogueResolver {
  constructor(
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(FrameworksService) private readonly frameworks: FrameworksService,
  ) {}

  @Permit('course.read')
  @Query(() => CourseConnectionType, { description: 'Published courses by title. search ignores case and diacritics' })
  async courses(
    @Args('search', { type: () => String, nullable: true }) search: string | null,
    @Args('competencyCode', { type: () => String, nullable: true }) competencyCode: string | null,
    @Args('language', { type: () => String, nullable: true }) language: string | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<CourseConnectionType> {
    const place = after ? readCursor(after) : null
    if (after && !place) throw badField('after', 'course.cursor')
    const filter = { search: search ?? null, competencyCode: competencyCode ?? null, language: language ?? null }
    const { courses, hasNextPage } = await this.catalogue.courses(filter, first ?? 20, place)
    const edges = courses.map((course) => ({ cursor: writeCursor(course.place), node: this.catalogue.nodeOf(course.record) }))
    const { catalogue } = this
    return {
      edges,
      pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
      get totalCount() {
        return catalogue.countCourses(filter)
      },
    }
  }

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
    return (await this.catalogue.myCourses(caller)).map((record) => this.catalogue.taughtOf(record))
  }

  @Permit('course.publish')
  @Mutation(() => TaughtCourseType, { description: "Gives the newest version of one's own course to new learners" })
  async publishCourse(@Caller() caller: SignedIn, @Args('courseSlug') courseSlug: string): Promise<TaughtCourseType> {
    return this.catalogue.taughtOf(await this.catalogue.publish(caller, courseSlug))
  }
}
