import { parse } from 'csv-parse/sync'
import { indicatorByCode } from './indicators.js'
import type { PopulationRow, TargetRow } from '../data/reference.repository.js'

/** A row that was refused, by its line in the file (1 is the header). */
export interface RowFault {
  line: number
  reason: string
}

type Read<Row> = { rows: Row[]; faults: RowFault[] }

/**
 * Reads populations: `unit_code,year,age_from,people` with a header; `age_from` and older. Whole numbers; years 1900 to 2999.
 * @param isUnit whether a code is an administrative unit.
 */
export function readPopulation(csv: string, isUnit: (code: string) => boolean): Read<PopulationRow> {
  return readRows(csv, ['unit_code', 'year', 'age_from', 'people'], (cell, refuse) => {
    const row = { unitCode: cell('unit_code'), year: whole(cell('year')), ageFrom: whole(cell('age_from')), people: whole(cell('people')) }
    if (!isUnit(row.unitCode)) refuse(`unknown unit ${row.unitCode}`)
    if (!(row.year >= 1900 && row.year <= 2999)) refuse(`not a year: ${cell('year')}`)
    if (!(row.ageFrom >= 0 && row.ageFrom <= 120)) refuse(`not an age from 0 to 120: ${cell('age_from')}`)
    if (!(row.people >= 0)) refuse(`not a number of people: ${cell('people')}`)
    return { row, key: `${row.unitCode} ${row.year} ${row.ageFrom}` }
  })
}

/**
 * Reads targets: `indicator,unit_code,year,value` with a header; an empty unit is the default of every unit. The value is in the
 * indicator's own measure: a share from 0 to 1 where it has a denominator, else a number.
 */
export function readTargets(csv: string, isUnit: (code: string) => boolean): Read<TargetRow> {
  return readRows(csv, ['indicator', 'unit_code', 'year', 'value'], (cell, refuse) => {
    const definition = indicatorByCode(cell('indicator'))
    const value = Number(cell('value') || Number.NaN)
    const row = { indicator: cell('indicator'), unitCode: cell('unit_code'), year: whole(cell('year')), value, source: null }
    if (!definition) refuse(`unknown indicator ${row.indicator}`)
    if (row.unitCode !== '' && !isUnit(row.unitCode)) refuse(`unknown unit ${row.unitCode}`)
    if (!(row.year >= 1900 && row.year <= 2999)) refuse(`not a year: ${cell('year')}`)
    if (!Number.isFinite(value) || value < 0) refuse(`not a value of 0 or more: ${cell('value')}`)
    else if (definition && definition.populationFrom !== null && value > 1) refuse(`a share is from 0 to 1: ${cell('value')}`)
    return { row, key: `${row.indicator} ${row.unitCode} ${row.year}` }
  })
}

const whole = (text: string): number => (/^\d{1,12}$/.test(text) ? Number(text) : Number.NaN)

function readRows<Row>(
  csv: string,
  header: readonly string[],
  read: (cell: (name: string) => string, refuse: (reason: string) => void) => { row: Row; key: string },
): Read<Row> {
  let records: { record: Record<string, string>; info: { lines: number } }[]
  try {
    records = parse(csv, { bom: true, columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()), info: true, skip_empty_lines: true, trim: true }) as never
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1
    return { rows: [], faults: [{ line, reason: error instanceof Error ? error.message : String(error) }] }
  }
  const first = records[0]?.record
  const missing = header.filter((name) => first === undefined || !(name in first))
  if (missing.length > 0) return { rows: [], faults: [{ line: 1, reason: `the header needs ${header.join(',')}; missing: ${missing.join(', ')}` }] }
  const faults: RowFault[] = []
  const seen = new Map<string, number>()
  const rows = records.map(({ record, info }) => {
    const line = info.lines
    const { row, key } = read((name) => (record[name] ?? '').normalize('NFC'), (reason) => faults.push({ line, reason }))
    const earlier = seen.get(key)
    if (earlier !== undefined) faults.push({ line, reason: `the same as line ${earlier}` })
    seen.set(key, line)
    return row
  })
  return { rows, faults }
}
