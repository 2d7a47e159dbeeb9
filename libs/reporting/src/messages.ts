import { addMessages } from '@khue/platform/http'

addMessages({
  'export.no-pdf': ['Chưa có bản PDF; mời chọn CSV hoặc XLSX.', 'There is no PDF yet; please choose CSV or XLSX.'],
  'export.order': ['Ngày cuối phải không trước ngày đầu.', 'The last day must not be before the first.'],
  'export.long': ['Mỗi lần xuất tối đa mười năm.', 'At most ten years at a time.'],
  'export.too-long-for-xlsx': ['{rows} dòng là quá nhiều cho XLSX (tối đa {max}). Mời chọn CSV.', '{rows} rows are too many for XLSX (at most {max}). Please choose CSV.'],
  'export.too-many': ['Bạn đang có {max} lượt xuất chưa xong. Mời bạn đợi một lượt xong, hoặc hủy bớt.', 'You have {max} exports that are not finished. Please wait for one of them, or cancel one.'],
  'export.unknown': ['Không có lượt xuất này.', 'There is no such export.'],
  'export.failed': ['Không tạo được tệp. Mời thử lại.', 'The file could not be made. Please try again.'],
})
