import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvCell, type ExportRequest, looksLikeFormula, requestFaults } from './export-request.js'

const request = (more: Partial<ExportRequest> = {}): ExportRequest => ({ kind: 'COMPLETIONS', format: 'CSV', from: '2026-01-01', to: '2026-12-31', ...more })
const faults = (more: Partial<ExportRequest>): string[] => requestFaults(request(more)).map((fault) => `${fault.path} ${fault.key}`)

describe('a cell of CSV', () => {
  it('is no formula for any spreadsheet', () => {
    for (const text of ['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', '\r=1', '=cmd|\' /C calc\'!A0']) {
      expect(looksLikeFormula(text)).toBe(true)
      expect(csvCell(text)).toMatch(/^"?'/)
    }
    for (const text of ['Hoàn Kiếm', '1=1', 'a-b', "'=1", '']) expect(csvCell(text)).toBe(text)
    expect([csvCell(-2), csvCell(0.5), csvCell(null)]).toEqual(['-2', '0.5', ''])
  })

  it('is quoted where it must be, and read back as it was', () => {
    expect(['a,b', 'a"b', 'a\nb'].map(csvCell)).toEqual(['"a,b"', '"a""b"', '"a\nb"'])
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', 'đ', ' ') })), { minLength: 2, maxLength: 5 }), (texts) => {
        const [row] = parse(texts.map(csvCell).join(','), { relax_column_count: true }) as unknown as string[][]
        expect(row).toEqual(texts.map((text) => (looksLikeFormula(text) ? `'${text}` : text)))
        expect(row?.some(looksLikeFormula)).toBe(false)
      }),
    )
  })
})

describe('what is asked of an export', () => {
  it('is days of the calendar, in order, of ten years at the most, as CSV or XLSX', () => {
    expect([faults({}), faults({ from: '2026-12-31' }), faults({ from: '2028-02-29', to: '2028-02-29', format: 'XLSX' })]).toEqual([[], [], []])
    for (const day of ['2026-02-30', '2026-13-01', '2026-1-1', '01/01/2026', '', '2026-01-01T00:00', '2026-01-01\0']) expect(faults({ from: day })).toEqual(['input.from input.date'])
    expect(faults({ from: 'x', to: 'y', format: 'PDF' })).toEqual(['input.format export.no-pdf', 'input.from input.date', 'input.to input.date'])
    expect(faults({ to: '2025-12-31' })).toEqual(['input.to export.order'])
    expect(faults({ from: '2015-01-01' })).toEqual(['input.to export.long'])
  })
})
