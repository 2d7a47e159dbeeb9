import type { FieldFault } from '@khue/platform/http'

export const exportKinds = ['PARTICIPATION', 'COMPLETIONS', 'INDICATORS'] as const
export type ExportKind = (typeof exportKinds)[number]
export const exportFormats = ['CSV', 'XLSX', 'PDF'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Rows that a sheet of XLSX holds below its header. */
export const XLSX_ROWS = 1_048_575

/** What somebody asks for: days YYYY-MM-DD of the city, both included; no unit: all that she may see. */
export interface ExportRequest {
  kind: ExportKind
  format: ExportFormat
  from: string
  to: string
  unitCode?: string | null | undefined
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
const safeDay = (text: string): boolean => {
  try {
    return isDay(text)
  } catch {
    return false
  }
}

/** What is wrong with a request, field by field; at most ten years at a time. */
export function requestFaults({ format, from, to }: ExportRequest): FieldFault[] {
  const faults: FieldFault[] = []
  if (format === 'PDF') faults.push({ path: 'input.format', key: 'export.no-pdf' })
  if (!safeDay(from)) faults.push({ path: 'input.from', key: 'input.date' })
  if (!safeDay(to)) faults.push({ path: 'input.to', key: 'input.date' })
  if (faults.length === 0 && from > to) faults.push({ path: 'input.to', key: 'export.order' })
  if (faults.length === 0 && Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > 10) faults.push({ path: 'input.to', key: 'export.long' })
  return faults
}

/** Whether a spreadsheet would take a text for a formula. */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text)

/** A cell of CSV (RFC 4180): quoted where it must be, and never a formula. Numbers are left as they are. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = looksLikeFormula(value) ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
