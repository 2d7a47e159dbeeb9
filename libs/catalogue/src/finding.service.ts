import { Inject, Injectable } from '@nestjs/common'
import { Database } from '@khue/platform/database'
import { badField } from '@khue/platform/http'
import { CatalogueService } from './catalogue.service.js'
import { CourseListRepository, type FacetCount } from './data/course-list.repository.js'
import { StartRepository } from './data/start.repository.js'
import type { VersionRecord } from './data/version.repository.js'
import { type CourseSearch, filterOf } from './domain/course-search.js'
import { type Attained, type Suggestion, whereToStart } from './domain/where-to-start.js'

const ATTAINED = 200
const SHORT = 6

/** What helps to find a course beside the list itself: what there is to choose from, and where to start. */
@Injectable()
export class FindingService {
  private readonly list = new CourseListRepository()
  private readonly start = new StartRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
  ) {}

  /** What the courses that a search finds by its very words have. @throws BAD_USER_INPUT for a search that cannot be. */
  async facets(search: CourseSearch): Promise<FacetCount[]> {
    const filter = filterOf(search)
    return filter === null ? [] : this.database.read((tx) => this.list.facets(tx, filter))
  }

  /**
   * Six courses at the most for who does not know where to start. What she holds she (her device) says: the catalogue knows no learner,
   * and a false word changes nothing but her own suggestions.
   * @param readsIn `vi` or `en`. @throws BAD_USER_INPUT for more than 200 levels.
   */
  async whereToStart(attained: readonly Attained[], readsIn: string): Promise<{ record: VersionRecord; suggestion: Suggestion }[]> {
    if (attained.length > ATTAINED) throw badField('attained', 'input.too-many', { max: ATTAINED })
    const held = attained.filter(({ competencyCode, level }) => competencyCode.length <= 100 && !competencyCode.includes('\0') && Math.abs(level) <= 100)
    const suggestions = await this.database.read(async (tx) => {
      const steps = await this.start.nextSteps(tx, held, readsIn)
      return whereToStart(steps, await this.start.shortest(tx, readsIn, SHORT), held, readsIn)
    })
    const records = await this.catalogue.records(suggestions.map((suggestion) => suggestion.versionId))
    return suggestions.flatMap((suggestion) => {
      const record = records.get(suggestion.versionId)
      return record ? [{ record, suggestion }] : []
    })
  }
}
