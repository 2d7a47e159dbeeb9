import { readNumber } from './numbers.js'
import { readTable, type TableForm } from './tables.js'

const form: TableForm<'unit_code' | 'year' | 'note'> = { columns: ['unit_code', 'year', 'note'], needed: ['unit_code', 'year'], others: 'leave out' }
const read = (text: string, more: Partial<typeof form> = {}) => {
  const table = readTable(text, { ...form, ...more })
  return { rows: table.rows.map((row) => [row.line, row.cell('unit_code'), row.cell('year'), row.cell('note')]), told: [...table.faults, ...table.warnings].map(({ line, key }) => `${line} ${key}`) }
}

describe('a table', () => {
  it.each([
    ['commas', 'unit_code,year\n1,2019\n'], ['semicolons and empty rows', 'unit_code;year;note\n1;2019;\n;;\n'], ['tabs', 'unit_code\tyear\n1\t2019'],
    ['columns without name and content', 'unit_code,year,,\n1,2019,,\n,,,\n'], ['a header in other case, quoted and with blanks', ' "Unit_Code" ; YEAR \n1;2019\n'],
    ['tabs, with an empty cell', 'unit_code\tnote\tyear\n1\t\t2019\n'],
  ])('parted by %s is read', (_, text) => {
    const { rows, told } = read(text)
    expect([rows.map((row) => row.slice(1, 3)), told]).toEqual([[['1', '2019']], []])
  })

  it('says its separator in a first line, which counts', () => {
    expect(read('sep=;\nunit_code;year;note\n1;2019;a,b\n\n2;2020;"c\nd"\n3;2021;e\n')).toEqual({ rows: [[3, '1', '2019', 'a,b'], [5, '2', '2020', 'c\nd'], [7, '3', '2021', 'e']], told: [] })
  })

  it('tells what it leaves out, and once that rows end early', () => {
    expect(read('unit_code,year,note,colour\n1,2019,x,red\n2,2020\n3,2021\n').told).toEqual(['1 table.column-left-out', '3 table.short-rows'])
  })

  it.each([
    ['unit_code,note\n1,x\n', ['1 table.column-needed']], ['unit_code,year,unit_code\n1,2,3\n', ['1 table.column-twice']], ['unit_code,year\n1,2,3\n', ['2 table.cells']],
    ['unit_code,,year\n1,,2\n1,x,2\n', ['3 table.no-name']], ['unit_code,year\n"1,2\n', ['2 table.quote-open']], ['unit_code,year\na "b",2\n', ['2 table.quote']], ['', ['1 table.empty']], ['\n ;;\n', ['1 table.empty']],
    [`unit_code,year${',x'.repeat(50_000)}\n`, ['1 table.too-many-columns']], [`unit_code,year\n1,${'x'.repeat(200_001)}\n`, ['2 table.too-long']],
  ])('is refused with the line: %.60j', (text, faults) => {
    expect(read(text).told).toEqual(faults)
  })

  it('refuses other columns where the form says so', () => {
    expect(read('unit_code,year,colour\n1,2,3\n', { others: 'refuse' }).told).toEqual(['1 table.column'])
  })
})

describe('a number of a table', () => {
  it.each([
    ['8000000', 8_000_000], ['8.000.000', 8_000_000], ['8,000,000', 8_000_000], ['8 000 000', 8_000_000], ['8\u00a0000', 8_000], ['23.152', 23_152], ['23,152', 23_152],
    ['1.5', null], ['8.00.000', null], ['8.000,000', null], ['', null], ['12e3', null],
  ])('that is whole: %j', (text, value) => {
    const read = readNumber(text, { separator: ',', whole: true })
    expect(typeof read === 'object' ? (read?.value ?? null) : read).toBe(value)
  })

  it.each([
    ['0.6', ',', 0.6], ['0,6', ';', 0.6], ['0,6', ',', 0.6], ['3.325', ',', 3.325], ['3.325', ';', 'two-ways'], ['3,325', ';', 3.325], ['3,325', ',', 'two-ways'], ['0.125', ';', 0.125],
    ['1.500.000', ',', 1_500_000], ['1.500,5', ',', 1500.5], ['1,500.5', ';', 1500.5], ['-1.500,25', ';', -1500.25], ['\u22120.5', ',', -0.5], ['1.2.3', ',', null], ['5 %', ',', null],
  ] as const)('%j in a table parted by %j', (text, separator, value) => {
    const read = readNumber(text, { separator, whole: false })
    expect(typeof read === 'object' ? (read?.value ?? null) : read).toBe(value)
  })
})
