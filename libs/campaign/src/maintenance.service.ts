import { Inject, Injectable } from '@nestjs/common'
import { Database } from '@khue/platform/database'
import { TerritoryService } from '@khue/territory'
import { type Difference, RecomputeRepository } from './data/recompute.repository.js'
import { ReferenceRepository } from './data/reference.repository.js'
import { defaultTargets } from './domain/default-targets.js'
import { readPopulation, readTargets, type RowFault } from './domain/reference-files.js'

/** A file of reference data that was refused whole, each fault with its line. */
export class RefusedFile extends Error {
  constructor(readonly faults: readonly RowFault[]) {
    super(faults.map((fault) => `line ${fault.line}: ${fault.reason}`).join('\n'))
    this.name = 'RefusedFile'
  }
}

/** What operators do: bring reference data, rebuild the figures, prove them. */
@Injectable()
export class MaintenanceService {
  private readonly recomputing = new RecomputeRepository()
  private readonly reference = new ReferenceRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
  ) {}

  /** Rebuilds every figure from the ledger. The processor waits meanwhile; nobody sees a half. */
  async recompute(): Promise<void> {
    const closure = await this.closure()
    const timeZone = await this.territory.timeZone()
    await this.database.transaction(async (tx) => {
      await tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('khue:indicators', 0))`)
      await this.recomputing.rebuild(tx, closure, timeZone)
    })
  }

  /** Proves every figure in one snapshot; changes nothing. @returns each difference, none where all is right. */
  async verify(tell: (step: string) => void = () => undefined): Promise<Difference[]> {
    const closure = await this.closure()
    const timeZone = await this.territory.timeZone()
    return this.database.transaction((tx) => this.recomputing.differences(tx, closure, timeZone, tell), 'REPEATABLE READ')
  }

  /** @throws RefusedFile: then nothing is taken. */
  async importPopulation(csv: string, source: string): Promise<{ rows: number; changed: number; warnings: RowFault[] }> {
    const { rows, faults, warnings } = readPopulation(csv, await this.unitTest())
    if (faults.length > 0) throw new RefusedFile(faults)
    return { rows: rows.length, changed: await this.database.transaction((tx) => this.reference.population(tx, rows, source)), warnings }
  }

  /** @throws RefusedFile: then nothing is taken. */
  async importTargets(csv: string): Promise<{ rows: number; changed: number; warnings: RowFault[] }> {
    const { rows, faults, warnings } = readTargets(csv, await this.unitTest())
    if (faults.length > 0) throw new RefusedFile(faults)
    return { rows: rows.length, changed: await this.database.transaction((tx) => this.reference.targets(tx, rows)), warnings }
  }

  /** Loads the national targets where none were entered. */
  async seed(): Promise<void> {
    await this.database.transaction((tx) => this.reference.targets(tx, defaultTargets, true))
  }

  private async closure() {
    const rows = await this.territory.closure()
    return { units: rows.map((row) => row.unit), ancestors: rows.map((row) => row.ancestor) }
  }

  private async unitTest(): Promise<(code: string) => boolean> {
    const codes = new Set((await this.territory.closure()).map((row) => row.unit))
    return (code) => codes.has(code)
  }
}
