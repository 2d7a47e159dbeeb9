import { readPopulation, readTargets } from './reference-files.js'

const isUnit = (code: string): boolean => code === '00070'

describe('a file of populations', () => {
  it.each([
    ['commas', 'unit_code,year,age_from,people\n00070,2019,15,23152\n'], ['semicolons and empty rows', 'unit_code;year;age_from;people\n00070;2019;15;23152\n;;;\n'], ['tabs, in other case', 'Unit_Code\tYEAR\tage_from\tpeople\n00070\t2019\t15\t23152'],
    ['empty columns', 'unit_code,year,age_from,people,,\n00070,2019,15,23152,,\n'],
  ])('parted by %s is read without a word', (_, text) => {
    expect(readPopulation(text, isUnit)).toEqual({ rows: [{ unitCode: '00070', year: 2019, ageFrom: 15, people: 23152 }], faults: [], warnings: [] })
  })

  it('may part its thousands and have columns of its own, which is told', () => {
    const { rows, warnings } = readPopulation('unit_code;year;age_from;people;nguồn\n00070;2019;15;8.023.152;TCTK\n', isUnit)
    expect([rows[0]?.people, warnings.map(({ line, reason }) => `${line} ${reason}`)]).toEqual([8_023_152, ['1 The column “nguồn” is not used and was left out.', '2 “8.023.152” was read as 8023152.']])
  })

  it.each([
    ['', 1], ['unit_code,year,age_from,people\n', 1], ['unit_code,year,people\n00070,2019,1\n', 1], ['unit_code,year,age_from,people\n00070,2019,15,1.5\n', 2], ['unit_code,year,age_from,people\n00070,2019,15,1,5\n', 2],
    ['unit_code,year,age_from,people\n00070,2.019,15,1\n', 2], ['unit_code,year,age_from,people\n00071,2019,15,1\n', 2], ['unit_code,year,age_from,people\n00070,2019,15,1\n00070,2019,15,2\n', 3],
  ])('is refused with the line: %j', (text, line) => {
    expect(readPopulation(text, isUnit).faults[0]?.line).toBe(line)
  })
})

describe('a file of targets', () => {
  const read = (text: string) => readTargets(text, isUnit)

  it('may have decimals after a comma, as Excel in Vietnam writes them, which is told', () => {
    expect(read('indicator;unit_code;year;value\nlearners;;2030;0,6\n')).toMatchObject({ rows: [{ value: 0.6 }], faults: [], warnings: [{ line: 2 }] })
    expect(read('indicator,unit_code,year,value\nlearners,,2030,0.125\n')).toMatchObject({ rows: [{ value: 0.125 }], faults: [], warnings: [] })
    expect(read('indicator;unit_code;year;value\ncompletions;00070;2030;1.500.000\n')).toMatchObject({ rows: [{ value: 1_500_000 }], faults: [] })
  })

  it('is refused where a number can be read two ways, with what to write', () => {
    expect(read('indicator;unit_code;year;value\ncompletions;00070;2030;1.500\n').faults).toEqual([{ line: 2, reason: expect.stringMatching(/two ways/) as unknown }, { line: 2, reason: 'not a value of 0 or more: 1.500' }])
  })
})
