import { readFile } from 'node:fs/promises'
import { Inject, Injectable } from '@nestjs/common'
import { Database, Kept } from '@khue/platform/database'
import { Clock, SystemClock } from '@khue/platform/observability'
import { UnitEntity } from './data/unit.entity.js'
import { dayIn } from './domain/city-day.js'
import { readUnits, type RowFault, type Unit } from './domain/units-file.js'

const FRESH_MS = 30_000
const DEFAULT_TIME_ZONE = 'Asia/Ho_Chi_Minh'
const HANOI = new URL('../data/hanoi-units.csv', import.meta.url)

interface UnitMap {
  timeZone: string
  /** Sorted by the Vietnamese alphabet. */
  units: Unit[]
  byCode: Map<string, Unit>
  closure: { unit: string; ancestor: string }[]
  ancestors: Map<string, Set<string>>
}

/** A file of units that was refused whole. */
export class RefusedUnits extends Error {
  constructor(readonly faults: readonly RowFault[]) {
    super(faults.map((fault) => `line ${fault.line}: ${fault.reason}`).join('\n'))
    this.name = 'RefusedUnits'
  }
}

/** The administrative units, read from memory: each process asks PostgreSQL for them about every 30 seconds. */
@Injectable()
export class TerritoryService {
  private readonly map = new Kept(() => this.read(), FRESH_MS)

  /** Of the day of the city for which it was asked last. */
  private inForce: { of: UnitMap; day: string; children: Map<string | null, Unit[]> } | null = null

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock = new SystemClock(),
  ) {}

  /** The units right below `parentCode` that are in force on this day of the city, sorted by the Vietnamese alphabet; null: the top. */
  async units(parentCode: string | null): Promise<Unit[]> {
    return this.childrenIn(await this.current()).get(parentCode) ?? []
  }

  async unit(code: string): Promise<Unit | null> {
    return (await this.current()).byCode.get(code) ?? null
  }

  /** Whether people live in it: a unit in force with none below it. */
  async isResidential(code: string): Promise<boolean> {
    const map = await this.current()
    const unit = map.byCode.get(code)
    return unit !== undefined && isInForce(unit, this.dayIn(map)) && !this.childrenIn(map).has(code) && unit.parentCode !== null
  }

  /** Every unit, of then too, with each of its ancestors, itself included. */
  async closure(): Promise<readonly { unit: string; ancestor: string }[]> {
    return (await this.current()).closure
  }

  /** Whether `code` is `ancestor` or lies below it. */
  async covers(ancestor: string, code: string): Promise<boolean> {
    return (await this.current()).ancestors.get(code)?.has(ancestor) ?? false
  }

  /** Reads the units again for whoever asks next: for a decision that half a minute old will not do for. */
  refresh(): void {
    this.map.forget()
  }

  /** The zone in which the city's days begin and end. */
  async timeZone(): Promise<string> {
    return (await this.current()).timeZone
  }

  /** The city's day (YYYY-MM-DD) of an instant; without one, today. */
  async dayOf(instant: Date = this.clock.now()): Promise<string> {
    return dayIn(await this.timeZone(), instant)
  }

  /**
   * Takes units from a CSV file, whole or not at all. Units are never removed: they end by `valid_to`.
   * @throws RefusedUnits with every fault and its line.
   */
  async import(csv: string): Promise<{ taken: number; changed: number; unchanged: number; warnings: RowFault[] }> {
    const { units, faults, warnings } = readUnits(csv, new Set((await this.current()).byCode.keys()))
    if (faults.length > 0) throw new RefusedUnits(faults)
    const changed = await this.database.transaction((tx) =>
      tx.write(
        `INSERT INTO territory.unit AS u (code, parent_code, kind, name, full_name, name_en, area_km2, valid_from, valid_to, formed_from, time_zone)
         SELECT r.*, CASE WHEN r.parent_code IS NULL THEN $11 END
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::float8[], $8::date[], $9::date[], $10::text[])
           AS r(code, parent_code, kind, name, full_name, name_en, area_km2, valid_from, valid_to, formed_from)
         ON CONFLICT (code) DO UPDATE SET parent_code = excluded.parent_code, kind = excluded.kind, name = excluded.name, full_name = excluded.full_name,
           name_en = excluded.name_en, area_km2 = excluded.area_km2, valid_from = excluded.valid_from, valid_to = excluded.valid_to, formed_from = excluded.formed_from
         WHERE (u.parent_code, u.kind, u.name, u.full_name, u.name_en, u.area_km2, u.valid_from, u.valid_to, u.formed_from)
           IS DISTINCT FROM (excluded.parent_code, excluded.kind, excluded.name, excluded.full_name, excluded.name_en, excluded.area_km2, excluded.valid_from, excluded.valid_to, excluded.formed_from)`,
        [
          units.map((unit) => unit.code), units.map((unit) => unit.parentCode), units.map((unit) => unit.kind), units.map((unit) => unit.name),
          units.map((unit) => unit.fullName), units.map((unit) => unit.nameEn), units.map((unit) => unit.areaKm2), units.map((unit) => unit.validFrom),
          units.map((unit) => unit.validTo), units.map((unit) => unit.formedFrom), DEFAULT_TIME_ZONE,
        ],
      ),
    )
    this.map.forget()
    return { taken: units.length, changed, unchanged: units.length - changed, warnings }
  }

  /** Loads Hanoi's units where there are none. */
  async seed(): Promise<void> {
    if ((await this.current()).byCode.size === 0) await this.import(await readFile(HANOI, 'utf8'))
  }

  private current(): Promise<UnitMap> {
    return this.map.get()
  }

  private async read(): Promise<UnitMap> {
    const rows = await this.database.read((tx) => tx.manager.find(UnitEntity))
    const collator = new Intl.Collator('vi')
    const units = rows.sort((a, b) => collator.compare(a.name, b.name))
    const byCode = new Map<string, Unit>(units.map((unit) => [unit.code, unit]))
    const ancestors = new Map(units.map((unit) => [unit.code, ancestorsOf(unit.code, byCode)]))
    const closure = [...ancestors].flatMap(([unit, above]) => [...above].map((ancestor) => ({ unit, ancestor })))
    const timeZone = units.find((unit) => unit.parentCode === null)?.timeZone ?? DEFAULT_TIME_ZONE
    return { timeZone, units, byCode, closure, ancestors }
  }

  private dayIn(map: UnitMap): string {
    return dayIn(map.timeZone, this.clock.now())
  }

  /** The units in force today by the one above them: made again with each day, for units come and go at the city's midnight. */
  private childrenIn(map: UnitMap): Map<string | null, Unit[]> {
    const day = this.dayIn(map)
    if (this.inForce?.of !== map || this.inForce.day !== day) this.inForce = { of: map, day, children: Map.groupBy(map.units.filter((unit) => isInForce(unit, day)), (unit) => unit.parentCode) }
    return this.inForce.children
  }
}

/** Both of its days included. */
const isInForce = (unit: Unit, day: string): boolean => unit.validFrom <= day && (unit.validTo === null || unit.validTo >= day)

function ancestorsOf(code: string, byCode: ReadonlyMap<string, Unit>): Set<string> {
  const above = new Set<string>()
  for (let at: string | null = code; at !== null && !above.has(at); at = byCode.get(at)?.parentCode ?? null) above.add(at)
  return above
}
