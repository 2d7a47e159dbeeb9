import { Inject, Injectable } from '@nestjs/common'
import { IdentityService, type Reach, type SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { badField, forbidden } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { type EventPathState, OutboxRepository, type ParkedBatch } from '@khue/platform/outbox'
import { TerritoryService, type Unit } from '@khue/territory'
import { ExplainRepository, type ExplanationRow } from './data/explain.repository.js'
import { type Children, FiguresRepository, type Figure } from './data/figures.repository.js'
import { indicatorByCode, type IndicatorDefinition, indicators } from './domain/indicators.js'
import { type Period, readPeriod } from './domain/period.js'

export interface Explanation {
  total: number
  rows: ExplanationRow[]
  endCursor: string | null
  hasNextPage: boolean
}

/** What the desk asks of the campaign: figures, what stands behind them, and how the events are doing. */
@Injectable()
export class CampaignService {
  private readonly figures = new FiguresRepository()
  private readonly explanations = new ExplainRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(OutboxRepository) private readonly outbox: OutboxRepository,
    @Inject(IdentityService) private readonly identity: IdentityService,
  ) {}

  /** Today in the city's time zone, YYYY-MM-DD. */
  async today(): Promise<string> {
    return this.territory.dayOf(this.clock.now())
  }

  /** The units right below `parentCode` that the caller may see; null: the top. */
  async units(reach: Reach, parentCode: string | null): Promise<Unit[]> {
    const units = await this.territory.units(parentCode)
    const seen = await Promise.all(units.map((unit) => maySee(reach, unit.code)))
    return units.filter((_, at) => seen[at])
  }

  /**
   * One row a unit, zeros included: `parentCode` itself and the units right below it, as far as the caller reaches;
   * of the units above her own she sees the totals. Null: the top.
   * @throws BAD_USER_INPUT for an unknown indicator, period or unit; FORBIDDEN for a unit outside her reach.
   */
  async indicatorValues(reach: Reach, indicatorCode: string, periodText: string, parentCode: string | null): Promise<Figure[]> {
    const indicator = this.indicator(indicatorCode)
    const period = this.period(periodText)
    if (parentCode !== null) await this.demandSight(reach, parentCode)
    const children = await this.units(reach, parentCode)
    const unitCodes = [...(parentCode === null ? [] : [parentCode]), ...children.map((unit) => unit.code)]
    return this.read([indicator], unitCodes, period)
  }

  /** Every indicator of one unit in one period. */
  async unitFigures(reach: Reach, unitCode: string, periodText: string): Promise<Figure[]> {
    const period = this.period(periodText)
    await this.demandSight(reach, unitCode)
    return this.read(indicators, [unitCode], period)
  }

  /**
   * 'Why 412?': the events (of distinct residents, each one's first) behind a figure, in pages of 1 to 200.
   * Only inside the caller's own units: totals above may be seen, the rows behind them not. Told in the audit log.
   */
  async explain(caller: SignedIn, reach: Reach, indicatorCode: string, periodText: string, unitCode: string, first: number, after: string | null): Promise<Explanation> {
    const indicator = this.indicator(indicatorCode)
    const period = this.period(periodText)
    await this.demandSight(reach, unitCode)
    if (!(await reach.covers(unitCode))) throw forbidden()
    if (first < 1 || first > 200) throw badField('first', 'input.range', { min: 1, max: 200 })
    if (after !== null && !/^[0-9a-f-]{36}$/i.test(after)) throw badField('after', 'cursor.invalid')
    const [figure] = await this.read([indicator], [unitCode], period)
    const unitCodes = (await this.territory.closure()).filter((row) => row.ancestor === unitCode).map((row) => row.unit)
    const today = await this.today()
    const timeZone = await this.territory.timeZone()
    const found = await this.database.transaction(async (tx) => {
      await this.identity.recordAudit(tx, caller.accountId, 'figure.explained', unitCode, { indicatorCode, period: periodText, after })
      return indicator.kind === 'FLOW'
        ? this.explanations.flow(tx, indicator, period, unitCodes, after, first + 1)
        : this.explanations.stock(tx, indicator, period.end < today ? period.end : today, timeZone, unitCodes, after, first + 1)
    })
    const rows = found.slice(0, first)
    const last = rows.at(-1)
    return { total: figure?.numerator ?? 0, rows, endCursor: last ? (indicator.kind === 'FLOW' ? last.eventId : last.residentId) : null, hasNextPage: found.length > first }
  }

  eventPath(): Promise<EventPathState> {
    return this.database.read((tx) => this.outbox.state(tx))
  }

  parkedEvents(first: number): Promise<ParkedBatch[]> {
    return this.database.read((tx) => this.outbox.parked(tx, Math.max(1, Math.min(first, 500))))
  }

  /** Lets parked events be tried again. @returns how many. */
  retryParkedEvents(ids: readonly string[]): Promise<number> {
    if (ids.some((id) => !/^[0-9a-f-]{36}$/i.test(id))) throw badField('ids', 'input.uuid')
    return this.database.transaction((tx) => this.outbox.retry(tx, ids))
  }

  /** Figures for other doors of the house (exports); the caller's reach is theirs to check. */
  async readFigures(tx: Tx, definitions: readonly IndicatorDefinition[], unitCodes: readonly string[], period: Period): Promise<Figure[]> {
    return this.figures.read(tx, { indicators: definitions, unitCodes, period, today: await this.today() }, await this.below())
  }

  private read(definitions: readonly IndicatorDefinition[], unitCodes: readonly string[], period: Period): Promise<Figure[]> {
    return this.database.read((tx) => this.readFigures(tx, definitions, unitCodes, period))
  }

  private async below(): Promise<Children> {
    const tops = await this.territory.units(null)
    const parents: string[] = []
    const children: string[] = []
    const pending = tops.map((unit) => unit.code)
    for (let code = pending.pop(); code !== undefined; code = pending.pop()) {
      for (const child of await this.territory.units(code)) {
        parents.push(code)
        children.push(child.code)
        pending.push(child.code)
      }
    }
    return { parents, children }
  }

  private indicator(code: string): IndicatorDefinition {
    const found = indicatorByCode(code)
    if (!found) throw badField('indicatorCode', 'indicator.unknown')
    return found
  }

  private period(text: string): Period {
    const period = readPeriod(text)
    if (!period) throw badField('period', 'period.invalid')
    return period
  }

  private async demandSight(reach: Reach, unitCode: string): Promise<void> {
    if (!(await this.territory.unit(unitCode))) throw badField('unitCode', 'unit.unknown')
    if (!(await maySee(reach, unitCode))) throw forbidden()
  }
}

/** Inside one's own units everything, above them the totals. */
const maySee = async (reach: Reach, unitCode: string): Promise<boolean> => (await reach.covers(unitCode)) || reach.liesIn(unitCode)
