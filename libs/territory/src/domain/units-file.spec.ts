import { readFileSync } from 'node:fs'
import { readUnits } from './units-file.js'

const HEADER = 'code,parent_code,kind,name,full_name,name_en,area_km2,valid_from,valid_to,formed_from'
const CITY = '01,,city,Hà Nội,Thành phố Hà Nội,Hanoi,3359.8,1954-10-10,,'
const WARD = '00070,01,ward,Hoàn Kiếm,Phường Hoàn Kiếm,Hoan Kiem,1.9,2025-07-01,,Hàng Bạc và các phường khác'
const file = (...rows: string[]): string => [HEADER, ...rows].join('\n')
const faults = (text: string, ...known: string[]): [number, string][] => readUnits(text, new Set(known)).faults.map((fault) => [fault.line, fault.reason])

describe('a file of units', () => {
  it('is read as it is written, in NFC, whatever its line ends and its byte order mark', () => {
    const expected = readUnits(file(CITY, WARD), new Set())
    expect(expected.faults).toEqual([])
    expect(expected.units[1]).toEqual({
      code: '00070', parentCode: '01', kind: 'ward', name: 'Hoàn Kiếm', fullName: 'Phường Hoàn Kiếm', nameEn: 'Hoan Kiem', areaKm2: 1.9, validFrom: '2025-07-01', validTo: null, formedFrom: 'Hàng Bạc và các phường khác',
    })
    for (const text of [`\uFEFF${file(CITY, WARD)}`, file(CITY, WARD).replaceAll('\n', '\r\n'), file(CITY, '', WARD, ''), file(CITY, WARD).normalize('NFD'), file(CITY, WARD).replace(HEADER, HEADER.toUpperCase())]) {
      expect(readUnits(text, new Set())).toEqual(expected)
    }
  })

  it('may be parted by semicolons, with areas as Excel in Vietnam writes them, which is told', () => {
    const expected = readUnits(file(CITY, WARD), new Set())
    const { units, faults: found, warnings } = readUnits(`sep=;\n${file(CITY, WARD).replaceAll(',', ';').replace('3359.8', '3.359,8').replace('1.9', '1,9')}\n;;;;;;;;;\n`, new Set())
    expect([units, found, warnings.map(({ line, reason }) => `${line} ${reason}`)]).toEqual([expected.units, [], ['3 “3.359,8” was read as 3359.8.', '4 “1,9” was read as 1.9.']])
    expect(readUnits(file(CITY, WARD).replaceAll(/$/gm, ',x').replace('formed_from,x', 'formed_from,note'), new Set()).warnings).toEqual([{ line: 1, reason: 'The column “note” is not used and was left out.' }])
  })

  it('that ships is that of Hanoi: the city, 51 wards and 75 communes, each below the city', () => {
    const { units, faults: found } = readUnits(readFileSync(new URL('../../data/hanoi-units.csv', import.meta.url), 'utf8'), new Set())
    expect(found).toEqual([])
    const [top, ...others] = units.filter((unit) => unit.validTo === null)
    const kinds = Map.groupBy(others, (unit) => unit.kind)
    expect([top?.parentCode, others.every((unit) => unit.parentCode === top?.code)]).toEqual([null, true])
    expect([...kinds.values()].map((of) => of.length).sort((a, b) => a - b)).toEqual([51, 75])
  })

  it('may name a parent that is there already', () => {
    expect(faults(file(WARD))).toEqual([[2, 'unknown parent 01']])
    expect(faults(file(WARD), '01')).toEqual([])
  })

  it.each<[string, string, [number, RegExp]]>([
    ['a column missing', 'code,name\n1,a', [1, /parent_code/]],
    ['nothing in it', '', [1, /no rows/]],
    ['a header alone', `${HEADER}\n`, [1, /no rows/]],
    ['an area that can be read two ways', file(CITY, WARD).replaceAll(',', ';').replace('1.9', '1.950'), [3, /two ways/]],
    ['a cell too many', file(CITY, `${WARD},x`), [3, /cells/]],
    ['a code twice', file(CITY, CITY), [3, /01 stands in line 2/]],
    ['a code that is none', file(CITY, WARD.replace('00070', 'phường')), [3, /not a code/]],
    ['an unknown parent', file(CITY, WARD.replace(',01,', ',99,')), [3, /unknown parent 99/]],
    ['a day that is none', file(CITY.replace('1954-10-10', '10/10/1954')), [2, /valid_from/]],
    ['a month that is none', file(CITY.replace('1954-10-10', '1954-13-10')), [2, /valid_from/]],
    ['a day that the calendar has not', file(CITY.replace('1954-10-10', '1954-02-30')), [2, /valid_from/]],
    ['an end before its beginning', file(CITY, WARD.replace('2025-07-01,,', '2025-07-01,2024-01-01,')), [3, /valid_to/]],
    ['an end that is no day', file(CITY, WARD.replace('2025-07-01,,', '2025-07-01,2026-99-99,')), [3, /valid_to/]],
    ['an area that is none', file(CITY, WARD.replace('1.9', 'lớn')), [3, /area_km2/]],
    ['no name', file(CITY, WARD.replace(',Hoàn Kiếm,', ',,')), [3, /name/]],
    ['quotes that never end', file(CITY, WARD.replace('Hàng Bạc', '"Hàng Bạc')), [3, /./]],
    ['too few cells', file(CITY, '00070,01'), [3, /./]],
  ])('with %s is refused, with its line', (_, text, [line, reason]) => {
    expect(faults(text)).toContainEqual([line, expect.stringMatching(reason)])
  })

  it('with a circle of parents names every unit in it', () => {
    const rows = ['A,B', 'B,C', 'C,A', 'D,D'].map((pair) => `${pair},ward,x,x,x,1,2025-07-01,,`)
    expect(faults(file(...rows)).filter(([, reason]) => /below itself/.test(reason)).map(([line]) => line)).toEqual([2, 3, 4, 5])
  })
})
