import { readGift } from './gift.js'
import type { QuestionDefinition } from './question.js'

/** A question in one line: its kind, its prompt, and its key. `*` before what is right. */
function told(question: QuestionDefinition): string {
  const feedback = (said: { feedback: string | null }): string => (said.feedback ? ` #${said.feedback}` : '')
  const weight = (value: number): string => (value === 1 ? '*' : value === 0 ? '' : `${Math.round(value * 1000) / 10}% `)
  const near = (value: number): string => (Math.abs(value) > 1e300 ? '∞' : String(Number(value.toPrecision(9))))
  const key = [
    ...question.choices.map((choice) => `${weight(choice.weight)}${choice.text}${feedback(choice)}`),
    ...question.texts.map((text) => `${weight(text.weight)}${text.text}${feedback(text)}`),
    ...question.ranges.map((range) => `${weight(range.weight)}${near(range.from)}..${near(range.to)}${feedback(range)}`),
    ...question.pairs.map((pair) => `${pair.left} -> ${pair.right}`),
    ...(question.gaps ?? []).map((gap) => `${gap.texts.map(({ text }) => text).join('/')}${gap.choices.length > 0 ? ` of ${gap.choices.join('/')}` : ''}`),
  ]
  return `${question.kind} ${JSON.stringify(question.prompt)} [${key.join(' | ')}]${feedback(question)}`
}

const read = (file: string): { told: string[]; faults: string[]; warnings: string[] } => {
  const { questions, faults, warnings } = readGift(file)
  const short = ({ line, key }: { line: number; key: string }): string => `${line} ${key}`
  return { told: questions.map(told), faults: faults.map(short), warnings: warnings.map(short) }
}

/** What each input is taken for; a list is warnings beside it. */
const TAKEN: readonly [string, string, string | string[], ...string[]][] = [
  ['a right choice behind a tilde', 'Em ăn {~=một ít~nhiều} cơm.', 'SINGLE_CHOICE "Em ăn _____ cơm." [*một ít | nhiều]'],
  ['a right choice behind a tilde and a blank', 'Chọn {~ =a ~b}', 'SINGLE_CHOICE "Chọn" [*a | b]'],
  ['choices without blanks between them', 'Chọn{~sai=đúng~sai nữa}', 'SINGLE_CHOICE "Chọn" [sai | *đúng | sai nữa]'],
  ['a first choice without its sign', 'Chọn {một ~hai =ba}', 'SINGLE_CHOICE "Chọn" [một | hai | *ba]'],
  ['several right choices of a single one', 'Chọn {=a =b ~c}', 'SINGLE_CHOICE "Chọn" [*a | *b | c]'],
  ['percentages with decimals', 'Chọn {~%33.33333%a ~%33.33333%b ~%33.33334%c ~%-50%d}', 'MULTIPLE_CHOICE "Chọn" [33.3% a | 33.3% b | 33.3% c | -50% d]'],
  ['a percentage with a comma', 'Chọn {~%33,3%a ~%66,7%b ~c}', 'MULTIPLE_CHOICE "Chọn" [33.3% a | 66.7% b | c]'],
  ['a word between signs of per cent as text', 'Gõ {=%word% =%50%half}', 'SHORT_ANSWER "Gõ" [*%word% | 50% half]'],
  ['per cent as text', 'Bao nhiêu? {=100% ~50% ~%}', 'SINGLE_CHOICE "Bao nhiêu?" [*100% | 50% | %]'],
  ['an answer without a sign', 'Thủ đô? {Hà Nội}', 'SHORT_ANSWER "Thủ đô?" [*Hà Nội]'],
  ['signs before the braces as text', 'Phải chăng 1+1=2 # ~ : ? {T}', 'TRUE_FALSE "Phải chăng 1+1=2 # ~ : ?" [*true | false]'],
  ['signs behind the braces as text', 'Một {=và} hai = ba # ~: hết.', 'SHORT_ANSWER "Một _____ hai = ba # ~: hết." [*và]'],
  ['a colon in a title', '::Bài 1: Mở đầu::Trời xanh.{T}', 'TRUE_FALSE "Trời xanh." [*true | false]'],
  ['an escaped colon in a title', '::Bài 1\\: \\#2::Trời xanh.{F}', 'TRUE_FALSE "Trời xanh." [true | *false]'],
  ['a title that is not closed', '::Trời xanh.{T}', 'TRUE_FALSE "Trời xanh." [*true | false]'],
  ['true with feedback to everybody alone', 'Trời xanh {TRUE####Nhìn lên.}', 'TRUE_FALSE "Trời xanh" [*true | false] #Nhìn lên.'],
  ['true with all its feedback', 'Trời xanh {T#Sai rồi#Đúng rồi####Nhìn lên.}', 'TRUE_FALSE "Trời xanh" [*true #Đúng rồi | false #Sai rồi] #Nhìn lên.'],
  ['false with feedback to who is right alone', 'Trời đỏ {FALSE##Giỏi}', 'TRUE_FALSE "Trời đỏ" [true | *false #Giỏi]'],
  ['true over several lines', 'Trời xanh {\nT\n}', 'TRUE_FALSE "Trời xanh" [*true | false]'],
  ['true in small letters as a word', 'Gõ lại {true}', 'SHORT_ANSWER "Gõ lại" [*true]', '1 gift.true-false-case'],
  ['a number as Moodle exports it', 'Mấy?{#\n\t=%100%3:2#đúng\n\t~#sai hẳn\n\t####Xem lại\n}', 'NUMERIC "Mấy?" [*1..5 #đúng | ∞..∞ #sai hẳn] #Xem lại'],
  ['a number with feedback', 'Mấy? {#3#Đúng!}', 'NUMERIC "Mấy?" [*3..3 #Đúng!]'],
  ['a number with feedback to a wrong one', 'Mấy? {#=3#ok ~4#gần ~#sai hẳn}', 'NUMERIC "Mấy?" [*3..3 #ok | 4..4 #gần | ∞..∞ #sai hẳn]'],
  ['a number with blanks in it', 'Pi? {# 3.14 : 0.01 }', 'NUMERIC "Pi?" [*3.13..3.15]'],
  ['a number with an exponent', 'Avogadro? {#6.02e23:1e21}', 'NUMERIC "Avogadro?" [*6.01e+23..6.03e+23]'],
  ['a small number and one below nothing', 'Mấy? {#=-1.6E-19:1e-20 =%50%-.5}', 'NUMERIC "Mấy?" [*-1.7e-19..-1.5e-19 | 50% -0.5..-0.5]'],
  ['a span with blanks in it', 'Mấy? {# 1 .. 5 }', 'NUMERIC "Mấy?" [*1..5]'],
  ['a span below nothing', 'Mấy? {#-5..-1}', 'NUMERIC "Mấy?" [*-5..-1]'],
  ['a number with a comma, or in groups, where it says one thing', 'Pi? {#=3,14 =1.500.000}', 'NUMERIC "Pi?" [*3.14..3.14 | *1500000..1500000]'],
  ['a number of any kind', 'Số mấy? {#=7 =%10%*#thôi được}', 'NUMERIC "Số mấy?" [*7..7 | 10% ∞..∞ #thôi được]'],
  ['comments within braces', 'Chọn{\n// question: 12  name: A\n\t=một\n// x {\n\t~hai\n}', 'SINGLE_CHOICE "Chọn" [*một | hai]'],
  ['two slashes in a text', 'Trang nào? {=https\\://vd.vn//a ~b//c}', 'SINGLE_CHOICE "Trang nào?" [*https://vd.vn//a | b//c]'],
  ['escapes, each once', 'A \\~ \\= \\# \\{ \\} \\: \\\\ \\a {=x \\\\\\= y}', 'SHORT_ANSWER "A ~ = # { } : \\\\ \\\\a" [*x \\= y]'],
  ['a line break, and a backslash before an n', 'Một\\nhai \\\\new {=C\\:\\\\new ~C\\:\\\\old}', 'SINGLE_CHOICE "Một\\nhai \\\\new" [*C:\\new | C:\\old]'],
  ['lines of a text', 'A: Chào chị!\nB: Chào anh!\n{T}', 'TRUE_FALSE "A: Chào chị!\\nB: Chào anh!" [*true | false]'],
  ['a matching as Moodle exports it', 'Nối{\n\t=Việt Nam -> Hà Nội\n\t=Lào -> Viêng Chăn\n\t= -> Băng Cốc\n\t####Nhớ chưa?\n}', 'MATCHING "Nối" [Việt Nam -> Hà Nội | Lào -> Viêng Chăn |  -> Băng Cốc] #Nhớ chưa?'],
  ['a matching without blanks, with an arrow on the right', 'Nối {=a->b =c->d->e}', 'MATCHING "Nối" [a -> b | c -> d->e]'],
  ['a matching with what looks like feedback', 'Nối {=Microsoft -> C# =Oracle -> Java#hay}', 'MATCHING "Nối" [Microsoft -> C# | Oracle -> Java#hay]', '1 gift.pair-hash'],
  ['an essay', 'Kể về quê bạn. {}', 'ESSAY "Kể về quê bạn." []', '1 gift.essay'],
  ['an essay with feedback', 'Kể về quê bạn. { ####Cảm ơn bạn.}', 'ESSAY "Kể về quê bạn." [] #Cảm ơn bạn.', '1 gift.essay'],
  ['a comment behind', 'Trời xanh {T} // dễ', 'TRUE_FALSE "Trời xanh" [*true | false]', '1 gift.comment-behind'],
  ['an empty choice', 'Chọn {=a ~ ~b}', 'SINGLE_CHOICE "Chọn" [*a | b]', '1 gift.empty-choice'],
  ['an equals sign within an answer as Moodle reads it', 'Chọn {=x=1 ~y}', 'SINGLE_CHOICE "Chọn" [*x | *1 | y]', '1 gift.glued'],
  ['a tab, a byte order mark and lines of Windows', '\uFEFF::A::\tChọn {\r\n\t=một\r\n\t~hai\r\n}\r\n', 'SINGLE_CHOICE "Chọn" [*một | hai]'],
  ['lines of old Macs', '::A::Chọn {\r=một\r~hai\r}\r\r::B::Trời xanh {T}', ['SINGLE_CHOICE "Chọn" [*một | hai]', 'TRUE_FALSE "Trời xanh" [*true | false]']],
  ['a category without a blank line', '$CATEGORY: $course$/top/Bài 1\nTrời xanh {T}\n$CATEGORY: b\n\nTrời đỏ {F}', ['TRUE_FALSE "Trời xanh" [*true | false]', 'TRUE_FALSE "Trời đỏ" [true | *false]']],
  ['an ordering as Moodle 4.4 exports it', '::Pha trà::[html]Xếp các bước.{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\nĐun nước\nHãm = ngâm trà ~ lâu\nRót ra # chén\n}', 'ORDERING "Xếp các bước." [Đun nước | Hãm = ngâm trà ~ lâu | Rót ra # chén]'],
  ['an ordering of the plugin before', 'Xếp. {>3 EXACT HORIZONTAL ABSOLUTE HIDE 123\na\nb\nc}', 'ORDERING "Xếp." [a | b | c]'],
  ['an ordering with few settings', 'Xếp. {>ALL EXACT ABSOLUTE_POSITION\na\n\tb\n}', 'ORDERING "Xếp." [a | b]'],
  ['an ordering that is graded otherwise', 'Xếp. {>2 RANDOM VERTICAL RELATIVE_NEXT_EXCLUDE_LAST SHOW abc\na\nb\nc\n}', 'ORDERING "Xếp." [a | b | c]', '1 gift.ordering-grading', '1 gift.ordering-all'],
  ['a text that begins with a sign of an ordering', 'Dấu nào? {> lớn hơn}', 'SHORT_ANSWER "Dấu nào?" [*> lớn hơn]'],
  ['a name and tags as Moodle writes them', '// question: 7  name: A\n// [id:q-7] [tag:a \\] b] [tag:Động từ]\n::A::Trời xanh.{T}', 'TRUE_FALSE "Trời xanh." [*true | false]'],
  ['questions without a blank line, by their titles', '::A::Nước sôi ở?{\n=100\n~50\n}\n// question: 2\n::B::Nước đá ở?{\n=0\n~10\n}', ['SINGLE_CHOICE "Nước sôi ở?" [*100 | 50]', 'SINGLE_CHOICE "Nước đá ở?" [*0 | 10]'], '6 gift.no-blank-line'],
  ['questions without a blank line, by their answers', 'Nước sôi ở?{=100 ~50}\nNước đá ở?{=0 ~10}\nTrời xanh {T}', ['SINGLE_CHOICE "Nước sôi ở?" [*100 | 50]', 'SINGLE_CHOICE "Nước đá ở?" [*0 | 10]', 'TRUE_FALSE "Trời xanh" [*true | false]'], '2 gift.no-blank-line', '3 gift.no-blank-line'],
  ['a description before a question without a blank line', '::Đọc::Đọc kỹ.\n::A::Trời xanh {T}', ['DESCRIPTION "Đọc kỹ." []', 'TRUE_FALSE "Trời xanh" [*true | false]'], '2 gift.no-blank-line'],
  ['blanks in lines of a dialogue, told', 'A: Bạn {=tên} gì?\nB: Tôi tên {=là} Lan.', 'GAPS "A: Bạn _____ gì?\\nB: Tôi tên _____ Lan." [tên | là]', '2 gift.gaps-or-questions'],
  ['named formats', '[plain]1 < 2 &amp; 3 {=[html]<b>a</b> ~[plain]<b>}', 'SINGLE_CHOICE "1 < 2 &amp; 3" [*a | <b>]'],
  ['a bracket that names no format', '[Nghe] Trời xanh {T}', 'TRUE_FALSE "[Nghe] Trời xanh" [*true | false]'],
  ['tags of HTML that somebody asks about', 'Thẻ nào in đậm? {=<b> ~<i> ~</b}', 'SINGLE_CHOICE "Thẻ nào in đậm?" [*<b> | <i> | </b]'],
  ['what only looks like a tag', 'Viết cho <a@b.vn> khi 3<x và y>2 {T}', 'TRUE_FALSE "Viết cho <a@b.vn> khi 3<x và y>2" [*true | false]'],
]

/** What is refused, and where it is told. */
const REFUSED: readonly [string, string, ...string[]][] = [
  ['a brace that is not closed', 'Một {T}\n\nHai\n{=a\n~b', '4 gift.unfinished'],
  ['a blank line within braces', 'Hai {=a\n\n~b}', '1 gift.unfinished', '3 gift.stray-sign'],
  ['a brace that was not opened', 'Hai\n=a ~b}', '2 gift.stray-sign'],
  ['a brace within braces', 'Tính {=$\\frac{1}{2}$ ~b}', '1 gift.brace'],
  ['a percentage out of its bounds', 'Chọn {~%150%a ~b}', '1 gift.weight'],
  ['a tag torn by its equals sign', '[html]Chọn\n{=<img src="media/a.png"> ~b}', '2 gift.stray-sign'],
  ['a number that says two things', 'Mấy? {#1,500}', '1 gift.number'],
  ['no number', 'Mấy? {#~#sai}', '1 gift.number'],
  ['a tolerance that is none', 'Mấy? {#3:abc}', '1 gift.number'],
  ['a pair without an arrow', 'Nối {=a -> b =c d}', '1 gift.half-pair'],
  ['an ordering of one', 'Xếp {>1 ALL VERTICAL ABSOLUTE SHOW none\na\n}', '1 gift.one-item'],
  ['more answers than anybody reads', `Chọn {=a ${Array.from({ length: 200 }, (_, n) => `~b${n}`).join(' ')}}`, '1 gift.too-many'],
  ['an answer that is empty', 'Gõ {=}', '1 gift.unfinished'],
]

describe('GIFT as Moodle reads it', () => {
  it.each(TAKEN)('takes %s', (_, file, questions, ...warnings) => {
    expect(read(file)).toEqual({ told: [questions].flat(), faults: [], warnings })
  })

  it.each(REFUSED)('refuses %s', (_, file, ...faults) => expect(read(file).faults).toEqual(faults))

  it('keeps ids and tags of its comments', () => {
    const [question] = readGift('// question: 7  name: A\n// [id:q-7] [tag:a \\] b] [tag:Động từ]\n::A::Trời xanh.{T}').questions
    expect([question?.tags, question?.id]).toEqual([['a ] b', 'động từ'], readGift('// [id:q-7]\nKhác {F}').questions[0]?.id])
    expect(readGift('// khue: constructor=a\nTrời xanh {T}').faults).toEqual([{ line: 1, key: 'gift.setting', values: { name: 'constructor=a' } }])
  })
})
