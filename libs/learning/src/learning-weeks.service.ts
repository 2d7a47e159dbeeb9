import { Inject, Injectable } from '@nestjs/common'
import type { SignedIn } from '@khue/identity'
import { Database, statement } from '@khue/platform/database'
import { Clock } from '@khue/platform/observability'
import { TerritoryService } from '@khue/territory'
import { type LearningWeeks, learningWeeks } from './domain/weeks.js'

/** Ten years of days at the most. */
const days = statement('learning.active-days', 'SELECT DISTINCT day::text AS day FROM learning.activity WHERE account_id = $1 ORDER BY day DESC LIMIT 3660')

/** How steadily a learner learns, for her own eyes. */
@Injectable()
export class LearningWeeksService {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
  ) {}

  /** By the city's days. One statement. */
  async of(learner: SignedIn): Promise<LearningWeeks> {
    const today = await this.territory.dayOf(this.clock.now())
    const active = await this.database.read((tx) => tx.run<{ day: string }>(days, [learner.accountId]))
    return learningWeeks(active.map((row) => row.day), today)
  }
}
