import { Inject, Injectable, Optional } from '@nestjs/common'
import { Database, type Tx } from '@khue/platform/database'
import { TerritoryService } from '@khue/territory'
import { type FiguresVersion, FiguresVersionRepository, FULL } from './data/figures-version.repository.js'
import { RecomputeRepository } from './data/recompute.repository.js'
import { type IndicatorDefinition, indicators } from './domain/indicators.js'
import { boundariesHash, definitionHash, type MadeOf, madeOf } from './domain/made-of.js'

/** Injection token of the definitions that this program counts by, where they are not those of `indicators.ts`. */
export const DEFINITIONS = Symbol('definitions')

/** Residents that are taken into a version in one transaction, about. */
const SLICE_RESIDENTS = 2_000
const SWEEP_ROWS = 10_000

/**
 * Figures know what made them. Where a definition or the boundaries of the units change, a new version is filled beside the one that
 * is shown, a slice of the residents at a time and each slice a short transaction; events go into both meanwhile. Full, it is shown.
 */
@Injectable()
export class FiguresVersions {
  private readonly versions = new FiguresVersionRepository()
  private readonly recomputing = new RecomputeRepository()
  private readonly definitions: readonly IndicatorDefinition[]

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Optional() @Inject(DEFINITIONS) definitions?: readonly IndicatorDefinition[],
  ) {
    this.definitions = definitions ?? indicators
  }

  /** The version that is shown, then the one that is filled, as they stand for the holder of the processor's lock. */
  live(tx: Tx): Promise<FiguresVersion[]> {
    return this.versions.live(tx, () => this.today())
  }

  /** The version that is shown. */
  async shown(tx: Tx): Promise<FiguresVersion> {
    return (await this.live(tx)).find((version) => version.state === 'CURRENT') as FiguresVersion
  }

  /** How much of a new version is filled, 0 to 1; null where none is. */
  share(): Promise<number | null> {
    return this.database.read((tx) => this.versions.share(tx))
  }

  /**
   * Sees that the figures are made by the boundaries in force and, at the start of a program, by its definitions; fills what has to be
   * filled, as long as `goOn` says so. A program that runs beside a newer one leaves the definitions to it.
   * @returns whether another version is shown now.
   */
  async keepUp({ atStart, goOn = () => true }: { atStart: boolean; goOn?: () => boolean }): Promise<boolean> {
    await this.beginWhereChanged(atStart)
    return this.fill(() => undefined, goOn)
  }

  /** Begins a version where the boundaries are others than those that made the newest; a worker fills it. @returns whether one is to be filled. */
  async noteBoundaries(): Promise<boolean> {
    await this.beginWhereChanged(false)
    return (await this.share()) !== null
  }

  /** Makes every figure anew from the ledger, beside what is shown, and then shows it. Goes on where a call before was cut off. */
  async anew(tell: (share: number) => void = () => undefined): Promise<void> {
    await this.locked(async (tx) => {
      const filling = (await this.live(tx)).find((version) => version.state === 'FILLING')
      if (filling?.anew && (await this.isOf(filling, true))) return
      await this.recomputing.mergeVoided(tx)
      await this.versions.begin(tx, await this.today(), true)
    })
    await this.fill(tell)
  }

  /** Takes one more slice into the version that is filled, and shows it when it is full. @returns what came of it. */
  async fillSlice(): Promise<'nothing-to-fill' | 'filling' | 'shown'> {
    const step = Math.max(1, Math.floor((FULL * SLICE_RESIDENTS) / Math.max(1, await this.database.read((tx) => this.versions.residents(tx)))))
    return this.locked(async (tx) => {
      const filling = (await this.live(tx)).find((version) => version.state === 'FILLING')
      if (!filling) return 'nothing-to-fill'
      const until = Math.min(FULL, filling.filledTo + step)
      await this.recomputing.fillSlice(tx, filling, until)
      await this.versions.mark(tx, filling.id, until)
      if (until < FULL) return 'filling'
      await this.versions.swap(tx, filling.id)
      return 'shown'
    })
  }

  private async fill(tell: (share: number) => void, goOn = (): boolean => true): Promise<boolean> {
    let shown = false
    while (goOn()) {
      const came = await this.fillSlice()
      if (came === 'nothing-to-fill') break
      shown ||= came === 'shown'
      tell((await this.share()) ?? 1)
    }
    while (goOn() && await this.database.transaction((tx) => this.versions.sweep(tx, SWEEP_ROWS))) continue
    return shown
  }

  private async beginWhereChanged(byDefinition: boolean): Promise<void> {
    const newest = await this.database.read(async (tx) => (await this.live(tx)).at(-1))
    if (newest && (await this.isOf(newest, byDefinition))) return
    this.territory.refresh()
    await this.locked(async (tx) => {
      const newest = (await this.live(tx)).at(-1) as FiguresVersion
      if (await this.isOf(newest, byDefinition)) return
      const today = await this.today()
      const id = await this.versions.begin(tx, byDefinition ? today : { ...newest.madeOf, closure: today.closure, timeZone: today.timeZone }, false)
      if (!(await this.versions.isEmpty(tx))) return
      await this.versions.mark(tx, id, FULL)
      await this.versions.swap(tx, id)
    })
  }

  /** Whether a version is made of what is in force; one from before figures knew is not. */
  private async isOf(version: FiguresVersion, byDefinition: boolean): Promise<boolean> {
    const today = await this.today()
    return boundariesHash(version.madeOf) === boundariesHash(today) && (!byDefinition || (version.isKnown && definitionHash(version.madeOf) === definitionHash(today)))
  }

  private async today(): Promise<MadeOf> {
    const rows = await this.territory.closure()
    return madeOf(this.definitions, { units: rows.map((row) => row.unit), ancestors: rows.map((row) => row.ancestor) }, await this.territory.timeZone())
  }

  /** In one transaction, while the processor waits. */
  private locked<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await tx.sql(`SELECT pg_advisory_xact_lock(hashtextextended('khue:indicators', 0))`)
      return work(tx)
    })
  }
}
