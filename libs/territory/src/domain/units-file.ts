import { parse } from 'csv-parse/sync'

/** An administrative unit. Days are YYYY-MM-DD; `validTo` is the last day in force, null while it is. */
export interface Unit {
  code: string
  parentCode: string | null
  kind: string
  name: string
  fullName: string
  nameEn: string
  areaKm2: number | null
  validFrom: string
  validTo: string | null
  formedFrom: string
}

/** A row that was refused, by its line in the file (1 is the header). */
export interface RowFault {
  line: number
  reason: string
}

const HEADER = ['code', 'parent_code', 'kind', 'name', 'full_name', 'name_en', 'area_km2', 'valid_from']
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether the calendar has the day. */
const isDay = (text: string): boolean => {
  const midnight = new Date(`${text}T00:00:00Z`)
  return DAY.test(text) && !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text)
}

/**
 * Reads units: a header with `code,parent_code,kind,name,full_name,name_en,area_km2,valid_from` and, where wanted, `valid_to`, `formed_from`.
 * Refused with their lines: a missing or doubled code, an unknown parent, a circle of parents, a date that is none.
 * @param known codes that exist already.
 */
export function readUnits(csv: string, known: ReadonlySet<string>): { units: Unit[]; faults: RowFault[] } {
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(csv, { bom: true, columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()), info: true, skip_empty_lines: true, trim: true }) as never
  } catch (error) {
    return { units: [], faults: [{ line: error instanceof Error && 'lines' in error ? Number(error.lines) : 1, reason: error instanceof Error ? error.message : String(error) }] }
  }
  const missing = HEADER.filter((name) => !records[0] || !(name in records[0].record))
  if (missing.length > 0) return { units: [], faults: [{ line: 1, reason: `the header lacks ${missing.join(', ')}` }] }
  const faults: RowFault[] = []
  const lines = new Map<string, number>()
  const units = records.map(({ record, info }) => {
    const cell = (name: string): string => (record[name] ?? '').normalize('NFC')
    const refuse = (reason: string): void => void faults.push({ line: info.lines, reason })
    const unit: Unit = {
      code: cell('code'), parentCode: cell('parent_code') || null, kind: cell('kind'), name: cell('name'), fullName: cell('full_name'), nameEn: cell('name_en'),
      areaKm2: cell('area_km2') === '' ? null : Number(cell('area_km2')), validFrom: cell('valid_from'), validTo: cell('valid_to') || null, formedFrom: cell('formed_from'),
    }
    if (!/^[0-9A-Za-z.-]{1,20}$/.test(unit.code)) refuse(`not a code: ${unit.code}`)
    if (lines.has(unit.code)) refuse(`the code ${unit.code} stands in line ${lines.get(unit.code)} too`)
    if (unit.name === '' || unit.fullName === '' || unit.kind === '') refuse('name, full_name and kind are needed')
    if (!isDay(unit.validFrom)) refuse(`valid_from is not a day: ${unit.validFrom}`)
    if (unit.validTo !== null && (!isDay(unit.validTo) || unit.validTo < unit.validFrom)) refuse(`valid_to is not a day after valid_from: ${unit.validTo}`)
    if (unit.areaKm2 !== null && !(unit.areaKm2 >= 0)) refuse(`area_km2 is not a number: ${cell('area_km2')}`)
    lines.set(unit.code, info.lines)
    return unit
  })
  const parents = new Map(units.map((unit) => [unit.code, unit.parentCode]))
  for (const unit of units) {
    const line = lines.get(unit.code) ?? 1
    if (unit.parentCode !== null && !parents.has(unit.parentCode) && !known.has(unit.parentCode)) faults.push({ line, reason: `unknown parent ${unit.parentCode}` })
    const passed = new Set<string>()
    for (let at: string | null | undefined = unit.code; at; at = parents.get(at)) {
      if (passed.has(at)) {
        faults.push({ line, reason: `${unit.code} is below itself` })
        break
      }
      passed.add(at)
    }
  }
  return { units, faults }
}
