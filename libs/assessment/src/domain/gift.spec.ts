import { readGift } from './gift.js'
import type { QuestionDefinition } from './question.js'

const only = (file: string): QuestionDefinition => {
  const { questions, faults } = readGift(file)
  expect(faults).toEqual([])
  expect(questions).toHaveLength(1)
  return questions[0] as QuestionDefinition
}
const weights = (question: QuestionDefinition): [string, number][] => question.choices.map((choice) => [choice.text, choice.weight])

describe('reading GIFT', () => {
  it('reads one right choice, with feedback to each', () => {
    const question = only('::Khóa::Mật khẩu nào mạnh hơn? {\n  =Một câu dài #Đúng rồi.\n  ~123456 #Ai cũng đoán ra.\n  ~tên con\n}')
    expect(question).toMatchObject({ kind: 'SINGLE_CHOICE', prompt: 'Mật khẩu nào mạnh hơn?', points: 1 })
    expect(weights(question)).toEqual([['Một câu dài', 1], ['123456', 0], ['tên con', 0]])
    expect(question.choices.map((choice) => choice.feedback)).toEqual(['Đúng rồi.', 'Ai cũng đoán ra.', null])
  })

  it('reads several right choices by their percentages, and part of a point for a single one', () => {
    const several = only('Chọn các việc an toàn {~%50%Cập nhật ~%50%Khóa máy ~%-100%Cho mượn mật khẩu}')
    expect(several.kind).toBe('MULTIPLE_CHOICE')
    expect(weights(several)).toEqual([['Cập nhật', 0.5], ['Khóa máy', 0.5], ['Cho mượn mật khẩu', -1]])
    expect(weights(only('Chọn một {=Đúng nhất ~%25%Gần đúng ~Sai}'))).toEqual([['Đúng nhất', 1], ['Gần đúng', 0.25], ['Sai', 0]])
  })

  it('reads true and false, in every spelling', () => {
    const right = ['{T}', '{TRUE}'].map((key) => weights(only(`Trời xanh ${key}`)))
    const wrong = ['{F}', '{FALSE}'].map((key) => weights(only(`Trời đỏ ${key}`)))
    expect(right).toEqual([[['true', 1], ['false', 0]], [['true', 1], ['false', 0]]])
    expect(wrong).toEqual([[['true', 0], ['false', 1]], [['true', 0], ['false', 1]]])
    const told = only('Hà Nội là thủ đô {T#Xem lại bản đồ.#Chính xác.}')
    expect(told.choices.map((choice) => choice.feedback)).toEqual(['Chính xác.', 'Xem lại bản đồ.'])
  })

  it('reads typed answers with their percentages', () => {
    const question = only('Thủ đô của Việt Nam? {=Hà Nội =%50%Ha Noi#Thiếu dấu.}')
    expect(question.kind).toBe('SHORT_ANSWER')
    expect(question.texts).toEqual([{ text: 'Hà Nội', weight: 1, feedback: null }, { text: 'Ha Noi', weight: 0.5, feedback: 'Thiếu dấu.' }])
  })

  it('reads numbers with a tolerance, a span, and several accepted ones', () => {
    const near = (file: string): [number, number][] => only(file).ranges.map(({ from, to }) => [Math.round(from * 1e6) / 1e6, Math.round(to * 1e6) / 1e6])
    expect(near('Năm dời đô? {#1010}')).toEqual([[1010, 1010]])
    expect(near('Pi là? {#3.14:0.01}')).toEqual([[3.13, 3.15]])
    expect(near('Từ một đến năm {#1..5}')).toEqual([[1, 5]])
    const several = only('Năm? {#=1010:0 =%50%1010:2}')
    expect([several.kind, several.ranges.map((range) => range.weight)]).toEqual(['NUMERIC', [1, 0.5]])
  })

  it('reads pairs, a wrong target among them', () => {
    const question = only('Nối nước với thủ đô {=Việt Nam -> Hà Nội =Lào -> Viêng Chăn = -> Băng Cốc}')
    expect(question.kind).toBe('MATCHING')
    expect(question.pairs).toEqual([{ left: 'Việt Nam', right: 'Hà Nội' }, { left: 'Lào', right: 'Viêng Chăn' }, { left: '', right: 'Băng Cốc' }])
  })

  it('reads a blank within a sentence, and a description', () => {
    expect(only('Bạn nên {=khóa =khóa} máy khi đi ra ngoài.')).toMatchObject({ kind: 'SHORT_ANSWER', prompt: 'Bạn nên _____ máy khi đi ra ngoài.' })
    expect(only('Mời bạn {~mở =khóa} máy.')).toMatchObject({ kind: 'SINGLE_CHOICE', prompt: 'Mời bạn _____ máy.' })
    expect(only('Đọc đoạn văn sau rồi trả lời.')).toMatchObject({ kind: 'DESCRIPTION', prompt: 'Đọc đoạn văn sau rồi trả lời.' })
  })

  it('reads feedback to everybody, escapes, colons and several lines', () => {
    const question = only('::Địa chỉ::Trang nào thật\\: https\\://vi-du.vn hay 10:30 \\{thử\\}? {\n=https\\://vi-du.vn\\=1\n~http\\://gia-mao.vn\\#a\n####Luôn xem kỹ địa chỉ.}')
    expect(question.prompt).toBe('Trang nào thật: https://vi-du.vn hay 10:30 {thử}?')
    expect(weights(question)).toEqual([['https://vi-du.vn=1', 1], ['http://gia-mao.vn#a', 0]])
    expect(question.feedback).toBe('Luôn xem kỹ địa chỉ.')
    expect(only('Dòng một\ndòng hai {T}').prompt).toMatch(/^Dòng một\s+dòng hai$/)
  })

  it('keeps every text in NFC, whatever it came in, and drops HTML', () => {
    const question = only('\uFEFFThủ đô? {=Hà Nội ~Huế}'.normalize('NFD'))
    expect([question.prompt, ...question.choices.map((choice) => choice.text)]).toEqual(['Thủ đô?', 'Hà Nội', 'Huế'])
    expect(only('[html]<p>An toàn <b>là gì</b> &amp; vì sao?</p> {T}').prompt).toBe('An toàn là gì & vì sao?')
  })

  it('takes comments and categories for no questions', () => {
    const { questions, faults } = readGift('// một chú thích\n\n$CATEGORY: tom/vui\n\n// nữa\nMột {T}\n\n$CATEGORY: khac\nHai {F}\n')
    expect(faults).toEqual([])
    expect(questions.map((question) => question.prompt)).toEqual(['Một', 'Hai'])
  })

  it('knows a question by its id, else its title, else its text', () => {
    const id = (file: string): string => only(file).id
    expect(id('// [id:q-7]\n::A::Cũ {T}')).toBe(id('// [id:q-7]\n::B::Mới {F}'))
    expect(id('::A::Cũ {T}')).toBe(id('::A::Mới {F}'))
    expect(id('Thủ đô là gì {=Hà Nội ~Huế}')).toBe(id('thủ  đô là gì {=Hà Nội ~Vinh}'))
    expect(new Set([id('// [id:A]\nx {T}'), id('::A::x {T}'), id('A {T}')]).size).toBe(3)
  })

  it('names the line of every fault, and takes the rest for what it is', () => {
    const { questions, faults } = readGift('Một {T}\n\nHai {=a\n\nBa {=a ~b}\n\nBốn {~a ~b}\n\nNăm\ncó {=một =hai\n{ba}\n')
    expect(questions.map((question) => question.prompt)).toEqual(['Một', 'Ba'])
    expect(faults).toEqual([{ line: 3, key: 'gift.unfinished' }, { line: 7, key: 'gift.shares', values: { percent: 0 } }, { line: 11, key: 'gift.brace' }])
  })

  it('numbers what is the same question again, and tells', () => {
    const twice = (file: string) => readGift(file)
    const titled = twice('::A::Một {T}\n\n::A::Hai {F}\n\n::A::Ba {F}')
    expect([titled.faults, new Set(titled.questions.map((question) => question.id)).size]).toEqual([[], 3])
    expect(titled.warnings).toEqual([{ line: 3, key: 'gift.twice', values: { line: 1 } }, { line: 5, key: 'gift.twice', values: { line: 1 } }])
    expect(twice('Một {T}\n\nmột {F}').warnings).toHaveLength(1)
    expect(twice('Đọc kỹ.\n\nMột {T}\n\nĐọc kỹ.').warnings).toEqual([{ line: 5, key: 'gift.twice', values: { line: 1 } }])
    expect(twice('// [id:1]\nMột {T}\n\n// [id:2]\nMột {T}').warnings).toEqual([])
  })

  it('takes a title again for another question under another category, and the first one for what it was', () => {
    const [alone] = readGift('::Câu 1::Một? {T}').questions
    const { questions, warnings } = readGift('::Câu 1::Một? {T}\n\n$CATEGORY: chuong-2\n\n::Câu 1::Hai? {T}\n\n$CATEGORY: chuong-3\n::Câu 1::Ba? {T}')
    expect([warnings, questions.length, new Set(questions.map((question) => question.id)).size]).toEqual([[], 3, 3])
    expect(questions[0]?.id).toBe(alone?.id)
  })

  it.each([
    ['percentages that are not a whole', 'Chọn {~%50%a ~%25%b ~c}'],
    ['two choices alike', 'Chọn {=a ~a}'],
    ['a single choice', 'Chọn {~%100%a}'],
    ['a matching of one pair', 'Nối {=a -> b}'],
    ['a number that is none', 'Năm {#mười}'],
    ['a span the wrong way round', 'Năm {#5..1}'],
    ['an empty file', '\n// không có gì\n'],
  ])('refuses %s', (_, file) => {
    const { questions, faults } = readGift(file)
    expect(faults).toHaveLength(1)
    expect(questions).toEqual([])
  })
})
