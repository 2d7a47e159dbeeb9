import { say } from '@khue/platform/http'
import { readNumber, type ReadingNote, readTable } from '@khue/platform/reading'
import { indicatorByCode } from './indicators.js'
import type { PopulationRow, TargetRow } from '../data/reference.repository.js'

/** What is to be said of a row, by its line in the file (1 is the header). */
export interface RowFault {
  line: number
  reason: string
}

/** `warnings`: what was read otherwise than it stands there, or left out. */
type Read<Row> = { rows: Row[]; faults: RowFault[]; warnings: RowFault[] }

/**
 * Reads populations: `unit_code,year,age_from,people` with a header; `age_from` and older. Whole numbers, with or without a sign
 * between thousands; years 1900 to 2999. Parted by commas, semicolons or tabs.
 * @param isUnit whether a code is an administrative unit.
 */
export function readPopulation(csv: string, isUnit: (code: string) => boolean): Read<PopulationRow> {
  return readRows(csv, ['unit_code', 'year', 'age_from', 'people'], (cell, refuse, number) => {
    const row = { unitCode: cell('unit_code'), year: whole(cell('year')), ageFrom: whole(cell('age_from')), people: number('people', true) }
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
  return readRows(csv, ['indicator', 'unit_code', 'year', 'value'], (cell, refuse, number) => {
    const definition = indicatorByCode(cell('indicator'))
    const value = number('value', false)
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

const told = ({ line, key, values }: ReadingNote): RowFault => ({ line: line ?? 1, reason: say(key, 'en', values) })

function readRows<Row, Column extends string>(
  csv: string,
  columns: readonly Column[],
  read: (cell: (name: Column) => string, refuse: (reason: string) => void, number: (name: Column, whole: boolean) => number) => { row: Row; key: string },
): Read<Row> {
  const table = readTable(csv, { columns, needed: columns, others: 'leave out' })
  const faults = table.faults.map(told)
  const warnings = table.warnings.map(told)
  if (faults.length === 0 && table.rows.length === 0) faults.push({ line: table.line, reason: say('table.empty', 'en') })
  const seen = new Map<string, number>()
  const rows = table.rows.map(({ line, cell }) => {
    const refuse = (reason: string): void => void faults.push({ line, reason })
    const number = (name: Column, asWhole: boolean): number => {
      const found = readNumber(cell(name), { separator: table.separator, whole: asWhole })
      if (found === 'two-ways') refuse(say('table.two-ways', 'en', { written: cell(name) }))
      if (found === 'two-ways' || found === null) return Number.NaN
      if (found.reshaped) warnings.push({ line, reason: say('table.number', 'en', { written: cell(name), value: found.value }) })
      return found.value
    }
    const { row, key } = read(cell, refuse, number)
    const earlier = seen.get(key)
    if (earlier !== undefined) refuse(`the same as line ${earlier}`)
    seen.set(key, line)
    return row
  })
  return { rows, faults, warnings }
}
