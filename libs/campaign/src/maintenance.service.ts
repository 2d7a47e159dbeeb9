import { Inject, Injectable } from '@nestjs/common'
import { Database } from '@khue/platform/database'
import { TerritoryService } from '@khue/territory'
import { type Difference, RecomputeRepository } from './data/recompute.repository.js'
import { ReferenceRepository } from './data/reference.repository.js'
import { defaultTargets } from './domain/default-targets.js'
import { FiguresVersions } from './figures-versions.js'
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
    @Inject(FiguresVersions) private readonly versions: FiguresVersions,
  ) {}

  /** Makes every figure anew from the ledger, beside what is shown; desk and processor go on. Cut off, it goes on where it was. */
  recompute(tell: (share: number) => void = () => undefined): Promise<void> {
    return this.versions.anew(tell)
  }

  /** Proves every figure in one snapshot; changes nothing. @returns each difference, none where all is right. */
  async verify(tell: (step: string) => void = () => undefined): Promise<Difference[]> {
    return this.database.transaction(async (tx) => this.recomputing.differences(tx, await this.versions.shown(tx), tell), 'REPEATABLE READ')
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

  private async unitTest(): Promise<(code: string) => boolean> {
    const codes = new Set((await this.territory.closure()).map((row) => row.unit))
    return (code) => codes.has(code)
  }
}
