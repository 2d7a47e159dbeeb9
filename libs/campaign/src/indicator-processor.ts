import { Inject, Injectable } from '@nestjs/common'
import type { Tx } from '@khue/platform/database'
import type { QueuedConsumer, StoredEvent } from '@khue/platform/outbox'
import { dayReader, TerritoryService } from '@khue/territory'
import type { FiguresVersion } from './data/figures-version.repository.js'
import { FlowRepository } from './data/flow.repository.js'
import { type Evidence, type StockDelta, StockRepository } from './data/stock.repository.js'
import { FiguresVersions } from './figures-versions.js'
import { ledgerKinds, type LedgerRow, toLedgerRows } from './domain/ledger-row.js'

/**
 * Carries events into the ledger and the figures: the last step of the way of one completion. A whole batch in one transaction,
 * set-based; idempotent by event id; every version of the figures is moved by its own definitions and boundaries; late, repeated and reordered events give the same figures.
 */
@Injectable()
export class IndicatorProcessor implements QueuedConsumer {
  readonly name = 'indicators' as const
  readonly kinds = ledgerKinds
  private readonly flow = new FlowRepository()
  private readonly stock = new StockRepository()

  constructor(
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(FiguresVersions) private readonly versions: FiguresVersions,
  ) {}

  async apply(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    const timeZone = await this.territory.timeZone()
    const versions = await this.versions.live(tx)
    const all = toLedgerRows(events, dayReader(timeZone))
    if (all.length === 0) return
    const months = [...new Set(all.map((row) => row.month))]
    await this.flow.ensureMonths(tx, months)
    const sequence = await this.flow.nextSequence(tx)
    const taken = await this.flow.append(tx, all, sequence, versions)
    const rows = all.filter((row) => taken.has(row.eventId))
    const voided = rows.filter((row) => row.kind === 'completion-voided').map((row) => row.corrects as string)
    if (voided.length > 0) await this.flow.takeBack(tx, sequence, voided, versions)
    await this.moveStocks(tx, rows, versions)
  }

  /** Derives what residents hold from these new rows and moves the STOCK roll-ups of every version, for those residents alone whom they change. */
  private async moveStocks(tx: Tx, rows: readonly LedgerRow[], versions: readonly FiguresVersion[]): Promise<void> {
    const evidence = await this.standingEvidence(tx, rows)
    const told = rows.filter((row) => row.kind === 'resident-registered' || row.kind === 'resident-moved' || row.kind === 'profile-corrected')
    const losers = rows.filter((row) => row.kind === 'completion-voided').map((row) => row.resident)
    const changed = [...new Set([...(await this.stock.gainers(tx, evidence)), ...told.map((row) => row.resident), ...losers])]
    if (changed.length === 0) return
    const before: StockDelta[][] = []
    for (const version of versions) before.push(await this.stock.deltas(tx, changed, version))
    await this.stock.attain(tx, evidence)
    await this.stock.deriveAnew(tx, losers)
    await this.stock.settle(tx, told.flatMap((row) => (row.kind !== 'profile-corrected' && row.unitCode ? [{ resident: row.resident, since: row.occurredAt, unitCode: row.unitCode }] : [])))
    await this.stock.tell(tx, told.map((row) => ({ resident: row.resident, birthYear: row.birthYear, toldAt: row.occurredAt })))
    for (const [n, version] of versions.entries()) await this.stock.move(tx, version.id, before[n] ?? [], await this.stock.deltas(tx, changed, version))
  }

  /** The evidence in these rows that is not voided. */
  private async standingEvidence(tx: Tx, rows: readonly LedgerRow[]): Promise<Evidence[]> {
    const bearing = rows.filter((row) => row.alignments.length > 0 && (row.kind === 'completed' || row.kind === 'alignments-recognised'))
    if (bearing.length === 0) return []
    const completion = (row: LedgerRow): string => (row.kind === 'completed' ? row.eventId : (row.corrects as string))
    const gone = new Set(
      (await tx.sql<{ id: string }>('SELECT event_id AS id FROM campaign.voided WHERE event_id = ANY ($1::uuid[])', [bearing.map(completion)])).map((row) => row.id),
    )
    return bearing
      .filter((row) => !gone.has(completion(row)))
      .flatMap((row) => row.alignments.map(({ competency, level }) => ({ resident: row.resident, competency, level, day: row.countsOn })))
  }
}
