import { say } from '@khue/platform/http'
import { readNumber, type ReadingNote, readTable } from '@khue/platform/reading'

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

/** What is to be said of a row, by its line in the file (1 is the header). */
export interface RowFault {
  line: number
  reason: string
}

const NEEDED = ['code', 'parent_code', 'kind', 'name', 'full_name', 'name_en', 'area_km2', 'valid_from'] as const
const COLUMNS = [...NEEDED, 'valid_to', 'formed_from'] as const
const told = ({ line, key, values }: ReadingNote): RowFault => ({ line: line ?? 1, reason: say(key, 'en', values) })
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Whether the calendar has the day. */
const isDay = (text: string): boolean => {
  const midnight = new Date(`${text}T00:00:00Z`)
  return DAY.test(text) && !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text)
}

/**
 * Reads units: a header with `code,parent_code,kind,name,full_name,name_en,area_km2,valid_from` and, where wanted, `valid_to`, `formed_from`.
 * Parted by commas, semicolons or tabs; an area may be written `1.9` or `1,9`. Columns that are none of these are left out with a warning.
 * Refused with their lines: a missing or doubled code, an unknown parent, a circle of parents, a date that is none.
 * @param known codes that exist already.
 */
export function readUnits(csv: string, known: ReadonlySet<string>): { units: Unit[]; faults: RowFault[]; warnings: RowFault[] } {
  const table = readTable(csv, { columns: COLUMNS, needed: NEEDED, others: 'leave out' })
  const faults = table.faults.map(told)
  const warnings = table.warnings.map(told)
  if (faults.length === 0 && table.rows.length === 0) faults.push({ line: table.line, reason: say('table.empty', 'en') })
  const lines = new Map<string, number>()
  const units = table.rows.map(({ line, cell }) => {
    const refuse = (reason: string): void => void faults.push({ line, reason })
    const area = cell('area_km2') === '' ? null : readNumber(cell('area_km2'), { separator: table.separator, whole: false })
    const unit: Unit = {
      code: cell('code'), parentCode: cell('parent_code') || null, kind: cell('kind'), name: cell('name'), fullName: cell('full_name'), nameEn: cell('name_en'),
      areaKm2: typeof area === 'object' ? (area?.value ?? null) : null, validFrom: cell('valid_from'), validTo: cell('valid_to') || null, formedFrom: cell('formed_from'),
    }
    if (area === 'two-ways') refuse(say('table.two-ways', 'en', { written: cell('area_km2') }))
    else if (cell('area_km2') !== '' && !(unit.areaKm2 !== null && unit.areaKm2 >= 0)) refuse(`area_km2 is not a number: ${cell('area_km2')}`)
    else if (area?.reshaped) warnings.push({ line, reason: say('table.number', 'en', { written: cell('area_km2'), value: area.value }) })
    if (!/^[0-9A-Za-z.-]{1,20}$/.test(unit.code)) refuse(`not a code: ${unit.code}`)
    if (lines.has(unit.code)) refuse(`the code ${unit.code} stands in line ${lines.get(unit.code)} too`)
    if (unit.name === '' || unit.fullName === '' || unit.kind === '') refuse('name, full_name and kind are needed')
    if (!isDay(unit.validFrom)) refuse(`valid_from is not a day: ${unit.validFrom}`)
    if (unit.validTo !== null && (!isDay(unit.validTo) || unit.validTo < unit.validFrom)) refuse(`valid_to is not a day after valid_from: ${unit.validTo}`)
    lines.set(unit.code, line)
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
  return { units, faults, warnings }
}
