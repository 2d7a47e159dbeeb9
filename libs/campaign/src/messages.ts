import { addMessages } from '@khue/platform/http'

addMessages({
  'indicator.unknown': ['Không có chỉ số này.', 'There is no such indicator.'],
  'period.invalid': ['Kỳ không đúng: dùng 2026, 2026-Q4, 2026-11 hoặc 2026-11-23.', 'Not a period: use 2026, 2026-Q4, 2026-11 or 2026-11-23.'],
  'unit.unknown': ['Không có đơn vị hành chính này.', 'There is no such administrative unit.'],
  'cursor.invalid': ['Con trỏ trang không đúng.', 'Not a page cursor.'],
})
