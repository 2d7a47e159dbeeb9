import type { ExportKind } from './export-request.js'

interface Column {
  vi: string
  en: string
}

const event: readonly Column[] = [
  { vi: 'Mã cư dân', en: 'Resident' },
  { vi: 'Mã đơn vị', en: 'Unit code' },
  { vi: 'Đơn vị', en: 'Unit' },
  { vi: 'Khóa học', en: 'Course' },
  { vi: 'Năm sinh', en: 'Year of birth' },
  { vi: 'Giới tính', en: 'Gender' },
  { vi: 'Thời điểm', en: 'Time' },
  { vi: 'Tính cho ngày', en: 'Counts for' },
  { vi: 'Mã ghi danh', en: 'Enrolment' },
  { vi: 'Mã sự kiện', en: 'Event' },
]

/** The columns of each kind of export. */
export const columns: Readonly<Record<ExportKind, readonly Column[]>> = {
  PARTICIPATION: event,
  COMPLETIONS: event,
  INDICATORS: [
    { vi: 'Mã chỉ số', en: 'Indicator code' },
    { vi: 'Chỉ số', en: 'Indicator' },
    { vi: 'Mã đơn vị', en: 'Unit code' },
    { vi: 'Đơn vị', en: 'Unit' },
    { vi: 'Kỳ', en: 'Period' },
    { vi: 'Tử số', en: 'Numerator' },
    { vi: 'Mẫu số', en: 'Denominator' },
    { vi: 'Giá trị', en: 'Value' },
    { vi: 'Mục tiêu', en: 'Target' },
  ],
}

export const header = (kind: ExportKind, locale: 'vi' | 'en'): string[] => columns[kind].map((column) => column[locale])
