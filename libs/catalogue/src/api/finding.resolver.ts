import { Inject } from '@nestjs/common'
import { Args, Query, Resolver } from '@nestjs/graphql'
import { Permit } from '@khue/identity'
import { badField } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { CatalogueService } from '../catalogue.service.js'
import type { FacetCount } from '../data/course-list.repository.js'
import { readCursor, writeCursor } from '../domain/course-cursor.js'
import type { CourseSearch } from '../domain/course-search.js'
import { FindingService } from '../finding.service.js'
import { CourseConnectionType } from './course.types.js'
import { AttainedInputType, CourseFacetsType, CoursePageArgs, CourseSearchArgs, CourseSuggestionType } from './finding.types.js'

/** How courses are found, at the learning door. */
@Resolver()
export class FindingResolver {
  constructor(
    @Inject(FindingService) private readonly finding: FindingService,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
  ) {}

  @Permit('course.read')
  @Query(() => CourseConnectionType, { description: 'Published courses, by title unless asked otherwise. search ignores case and diacritics, and where nothing has the words, slips of spelling' })
  async courses(@Args() args: CoursePageArgs): Promise<CourseConnectionType> {
    const sort = args.sort ?? 'TITLE'
    const place = args.after ? readCursor(args.after, sort) : null
    if (args.after && !place) throw badField('after', 'course.cursor')
    const search = searchOf(args)
    const { courses, hasNextPage, approximate } = await this.catalogue.courses(search, args.first ?? 20, place, sort)
    const edges = courses.map((course) => ({ cursor: writeCursor(course.place), node: this.catalogue.nodeOf(course.record) }))
    const { catalogue } = this
    return {
      edges,
      approximate,
      pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
      get totalCount() {
        return approximate ? edges.length : catalogue.countCourses(search)
      },
    }
  }

  @Permit('course.read')
  @Query(() => CourseFacetsType, { description: 'How many of the courses that a search finds have what' })
  async courseFacets(@Args() args: CourseSearchArgs): Promise<CourseFacetsType> {
    const counts = await this.finding.facets(searchOf(args))
    const of = (facet: FacetCount['facet']) => counts.filter((count) => count.facet === facet)
    return { total: of('total')[0]?.count ?? 0, languages: of('language'), competencies: of('competency'), kinds: of('kind') }
  }

  @Permit('course.read')
  @Query(() => [CourseSuggestionType], { description: 'Six courses at the most for who does not know where to start, each with why; with what she holds, what follows from it' })
  async whereToStart(@Args('attained', { type: () => [AttainedInputType], nullable: true, defaultValue: [] }) attained: AttainedInputType[] | null): Promise<CourseSuggestionType[]> {
    const found = await this.finding.whereToStart(attained ?? [], requestContext.getStore()?.locale ?? 'vi')
    return found.map(({ record, suggestion }) => ({ course: this.catalogue.nodeOf(record), reason: suggestion.reason, competencyCode: suggestion.competency, level: suggestion.level }))
  }
}

const searchOf = ({ search, competencyCode, level, language, kind, maxMinutes }: CourseSearchArgs): CourseSearch => ({
  search: search ?? null, competencyCode: competencyCode ?? null, language: language ?? null, level: level ?? null, kind: kind ?? null, maxMinutes: maxMinutes ?? null,
})
