import type { MessageValues } from './errors.js'

/** The languages Khuê speaks; the first is the default. */
export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]

/** What the services say to a person: [Vietnamese, English]; `{name}` is filled in. */
const messages = {
  'input.invalid': ['Thông tin chưa đúng. Mời bạn xem lại các ô được đánh dấu.', 'Something is not right. Please look at the marked fields.'],
  'input.required': ['Ô này cần được điền.', 'This field is needed.'],
  'input.too-long': ['Dài quá: tối đa {max} ký tự.', 'Too long: at most {max} characters.'],
  'input.too-short': ['Ngắn quá: ít nhất {min} ký tự.', 'Too short: at least {min} characters.'],
  'input.too-many': ['Nhiều quá: tối đa {max}.', 'Too many: at most {max}.'],
  'input.characters': ['Có ký tự không dùng được.', 'Some characters cannot be used.'],
  'input.date': ['Ngày giờ không đúng (ví dụ 2026-11-23).', 'Not a date and time (for example 2026-11-23).'],
  'input.range': ['Phải từ {min} đến {max}.', 'Must be from {min} to {max}.'],
  'input.uuid': ['Mã không đúng dạng UUID.', 'Not a UUID.'],
  'input.choice': ['Không có lựa chọn này.', 'There is no such choice.'],
  'unauthenticated': ['Mời bạn đăng nhập trước.', 'Please sign in first.'],
  'forbidden': ['Bạn không có quyền làm việc này.', 'You may not do this.'],
  'not-found': ['Không tìm thấy.', 'Not found.'],
  'internal': ['Có lỗi ở phía chúng tôi. Xin thử lại sau ít phút; mã lỗi: {requestId}.', 'Something went wrong on our side. Please try again in a few minutes; reference: {requestId}.'],
  'too-many-requests': ['Bạn đã thử quá nhiều lần. Xin đợi khoảng {minutes} phút.', 'Too many tries. Please wait about {minutes} minutes.'],
  'body.slow': ['Yêu cầu gửi đến chậm quá nên đã bị ngắt. Mời bạn thử lại.', 'The request arrived too slowly and was cut off. Please try again.'],
  'query.too-deep': ['Câu hỏi lồng quá sâu.', 'The query is nested too deeply.'],
  'query.too-complex': ['Câu hỏi quá lớn. Xin hỏi ít hơn mỗi lần.', 'The query is too large. Please ask for less at a time.'],
  'query.long-texts-in-lists': ['Nội dung bài học không lấy được qua danh sách. Xin hỏi từng khóa học một, bằng course(slug).', 'The texts of lessons are not to be had through a list. Please ask for one course at a time, by course(slug).'],
  'query.circular': ['Câu hỏi có đoạn (fragment) chứa chính nó.', 'The query has a fragment that contains itself.'],
  'query.unknown-fragment': ['Câu hỏi dùng đoạn (fragment) không có: {name}.', 'The query uses a fragment that is not there: {name}.'],
  'query.variables': ['Biến của câu hỏi quá nhiều hoặc lồng quá sâu. Xin gửi ít hơn mỗi lần.', 'The variables of the query are too many or nested too deeply. Please send less at a time.'],
  'query.too-long': ['Việc này lâu quá nên đã dừng lại. Xin hỏi ít hơn, hoặc thử lại sau ít phút.', 'This took too long and was stopped. Please ask for less, or try again in a few minutes.'],
  'query.invalid': ['Câu hỏi không hợp lệ: {detail}', 'The query is not valid: {detail}'],
} as const satisfies Record<string, readonly [vi: string, en: string]>

/** Keys are open to the feature libs, which add their own with `addMessages`. */
export type MessageKey = keyof typeof messages | (string & {})

const catalogue = new Map<string, readonly [string, string]>(Object.entries(messages))

/** Adds a feature's messages: `key: [Vietnamese, English]`. @throws Error where a key is taken. */
export function addMessages(more: Readonly<Record<string, readonly [vi: string, en: string]>>): void {
  for (const [key, texts] of Object.entries(more)) {
    const known = catalogue.get(key)
    if (known && known !== texts) throw new Error(`Two messages are named ${key}`)
    catalogue.set(key, texts)
  }
}

/** The message in a language. An unknown key is a fault of the program, told as the key itself. */
export function say(key: MessageKey, locale: Locale, values: MessageValues = {}): string {
  const texts = catalogue.get(key)
  if (!texts) return key
  return texts[locale === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** The language a request asks for: by `Accept-Language`, else Vietnamese. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase()
    if (tag === 'vi' || tag === 'en') return tag
  }
  return 'vi'
}
