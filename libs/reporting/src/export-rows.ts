import { Inject, Injectable } from '@nestjs/common'
import pg from 'pg'
import { CampaignService, type Grain, indicators, ledgerExportSql, periodsOf, readPeriod, type Period } from '@khue/campaign'
import { Database, type Tx } from '@khue/platform/database'
import { TerritoryService } from '@khue/territory'
import type { ExportJob } from './data/export-job.repository.js'

const GRAINS: readonly Grain[] = ['year', 'quarter', 'month', 'day']

export type Cell = string | number | null

/** Where the rows of an export come from: the campaign's ledger and roll-ups alone. */
@Injectable()
export class ExportRows {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CampaignService) private readonly campaign: CampaignService,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
  ) {}

  /**
   * The SELECT behind an export of events. COPY takes no parameters: every value stands in it as an escaped literal.
   * @param defused whether texts that look like formulas get a quote before them.
   */
  async eventSql(job: Pick<ExportJob, 'kind' | 'from' | 'to' | 'unitCodes'>, defused: boolean): Promise<string> {
    const names = await Promise.all(job.unitCodes.map(async (code) => ({ code, name: (await this.territory.unit(code))?.fullName ?? code })))
    return ledgerExportSql({ ...job, kind: job.kind as 'PARTICIPATION' | 'COMPLETIONS', units: names, timeZone: await this.territory.timeZone(), defused, literal: pg.escapeLiteral })
  }

  /** How many rows an export will have. */
  async count(tx: Tx, job: Pick<ExportJob, 'kind' | 'from' | 'to' | 'unitCodes'>): Promise<number> {
    if (job.kind === 'INDICATORS') return this.periods(job).length * indicators.length * job.unitCodes.length
    const [row] = await tx.sql<{ count: number }>(`SELECT count(*)::float8 AS count FROM (${await this.eventSql(job, false)}) AS r`)
    return row?.count ?? 0
  }

  /** About how many rows that will be, without reading them: for a bar of progress. */
  async estimate(job: Pick<ExportJob, 'kind' | 'from' | 'to' | 'unitCodes'>): Promise<number> {
    if (job.kind === 'INDICATORS') return this.periods(job).length * indicators.length * job.unitCodes.length
    const sql = await this.eventSql(job, false)
    const [row] = await this.database.read((tx) => tx.sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(`EXPLAIN (FORMAT JSON) ${sql}`))
    return row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
  }

  /** Every indicator, for every unit, in every period that touches the days asked for: the rows of one period at a time. */
  async *figures(tx: Tx, job: Pick<ExportJob, 'kind' | 'from' | 'to' | 'unitCodes' | 'locale'>): AsyncGenerator<Cell[][]> {
    const names = new Map(await Promise.all(job.unitCodes.map(async (code) => [code, (await this.territory.unit(code))?.fullName ?? code] as const)))
    const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator.name[job.locale]]))
    for (const text of this.periods(job)) {
      const period = readPeriod(text) as Period
      const figures = await this.campaign.readFigures(tx, indicators, job.unitCodes, period)
      yield figures.map(({ indicatorCode, unitCode, numerator, denominator, value, target }): Cell[] => [
        indicatorCode, byCode.get(indicatorCode) ?? indicatorCode, unitCode, names.get(unitCode) ?? unitCode, text, numerator, denominator, value, target,
      ])
    }
  }

  /** Reads in one snapshot that sees nothing of what happens meanwhile. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await tx.sql('SET TRANSACTION READ ONLY')
      return work(tx)
    }, 'REPEATABLE READ')
  }

  private periods(job: Pick<ExportJob, 'from' | 'to'>): string[] {
    return GRAINS.flatMap((grain) => periodsOf(grain, job.from, job.to))
  }
}
