import fc from 'fast-check'
import { fold, shareOfWords } from './folding.js'
import { readGift } from './gift.js'
import { answerFault, grade } from './grading.js'
import { present, shownId } from './present.js'
import type { QuestionDefinition } from './question.js'
import { rightAnswer } from './right-answer.js'

const SEED = 'seed'
const only = (file: string): QuestionDefinition => {
  const { questions, faults } = readGift(file)
  expect(faults).toEqual([])
  expect(questions).toHaveLength(1)
  return questions[0] as QuestionDefinition
}
const fault = (file: string) => readGift(file).faults
const all = (of: QuestionDefinition): number => grade(of, rightAnswer(of, SEED), SEED).share

describe('an ordering', () => {
  const of = only('// khue: kind=ordering\n::pha trà::Xếp các bước pha trà. {\n =1 -> Đun nước\n =3 -> Rót ra chén\n =2 -> Hãm trà\n}')

  it('is a matching that numbers its items, whose order is never shown', () => {
    expect([of.kind, of.choices.map((choice) => choice.text), of.pairs]).toEqual(['ORDERING', ['Đun nước', 'Hãm trà', 'Rót ra chén'], []])
    const firsts = Array.from({ length: 120 }, (_, n) => present({ ...of, fixedOrder: true }, `s${n}`, 'vi').choices[0]?.text)
    for (const item of of.choices) expect(firsts.filter((text) => text === item.text).length).toBeGreaterThan(15)
  })

  it('is worth the share of items in their place', () => {
    const order = (...places: number[]) => ({ choiceIds: places.map((n) => shownId(SEED, of.id, 'c', n)) })
    expect([order(0, 1, 2), order(0, 2, 1), order(2, 0, 1), order(0)].map((answer) => Math.round(grade(of, answer, SEED).share * 100))).toEqual([100, 33, 0, 33])
    expect(answerFault(of, order(0, 1, 2), SEED)).toBeNull()
    expect(answerFault(of, { choiceIds: [...(order(0, 1, 2).choiceIds), shownId(SEED, of.id, 'c', 3)] }, SEED)).toBe('choiceIds')
  })
})

describe('gaps', () => {
  it('that are chosen take any right side, a wrong one among them', () => {
    const of = only('// khue: kind=gaps\nI [1] from Huế and she [2] from Vinh. { =1 -> am =2 -> is = -> are }')
    const shown = present(of, SEED, 'vi')
    expect([of.kind, shown.prompt, shown.choices.map((gap) => gap.text), shown.targets.map((target) => target.text).sort()]).toEqual(['GAPS', 'I _____ from Huế and she _____ from Vinh.', ['1', '2'], ['am', 'are', 'is']])
    const [first, second] = shown.choices
    const target = (text: string): string => shown.targets.find((one) => one.text === text)?.id ?? ''
    expect(grade(of, { pairs: [{ left: first?.id ?? '', right: target('am') }, { left: second?.id ?? '', right: target('are') }] }, SEED).share).toBe(0.5)
    expect(all(of)).toBe(1)
  })

  it('that are typed accept several forms, and tell none of them', () => {
    const of = only("// khue: kind=typed-gaps; diacritics=ignore\nHà Nội là [1] của [2]. { =1 -> thủ đô|kinh đô =2 -> Việt Nam }")
    const shown = present(of, SEED, 'vi')
    expect([shown.targets, JSON.stringify(shown).includes('đô')]).toEqual([[], false])
    const typed = (one: string, two: string) => ({ pairs: [{ left: shown.choices[0]?.id ?? '', text: one }, { left: shown.choices[1]?.id ?? '', text: two }] })
    expect([typed('Kinh do', ' VIET  NAM '), typed('thủ đô', 'Lào'), typed('', '')].map((answer) => grade(of, answer, SEED).share)).toEqual([1, 0.5, 0])
    expect(answerFault(of, typed('a\0', ''), SEED)).toBe('pairs')
  })

  it('may stand in braces within the sentence', () => {
    const typed = only('::x::I {=am =%50%was} from {=Huế} \\{here\\}.')
    expect([typed.kind, typed.prompt, typed.gaps?.map((gap) => gap.texts.map(({ text, weight }) => [text, weight]))]).toEqual(['GAPS', 'I _____ from _____ {here}.', [[['am', 1], ['was', 0.5]], [['Huế', 1]]]])
    const chosen = only('Mẹ {=đi ~đến} chợ, con {=ở ~về} nhà.')
    expect([present(chosen, SEED, 'vi').targets.map((target) => target.text).sort(), all(chosen)]).toEqual([['về', 'đi', 'đến', 'ở'].sort(), 1])
    expect(fault('A {=b} c {=d ~e}')).toEqual([{ line: 1, key: 'gift.blanks-mixed' }])
  })
})

describe('what comments say of a question', () => {
  it('is read, with tags of Moodle too', () => {
    expect(only('// khue: tags=Động từ, ăn uống; difficulty=hard; points=2\n// [tag:a1]\nMột {T}')).toMatchObject({ tags: ['động từ', 'ăn uống', 'a1'], difficulty: 'hard', points: 2 })
    const loose = only('// khue: diacritics=ignore\nThủ đô? {=Hà Nội}')
    const strict = only('Thủ đô? {=Đà Nẵng}')
    expect([grade(loose, { text: 'ha noi' }, SEED).share, grade(strict, { text: 'da nang' }, SEED).share]).toEqual([1, 0])
  })

  it.each<[string, string, number, string, object | null]>([
    ['an unknown key', 'Một {T}\n\n// khue: colour=red\nHai {T}', 3, 'gift.setting', { name: 'colour=red' }],
    ['an unknown value', '// khue: difficulty=impossible\nHai {T}', 1, 'gift.setting', { name: 'difficulty=impossible' }],
    ['one that stands before no question', '// khue: tags=a\n\nHai {T}', 1, 'gift.comment-alone', null],
    ['an ordering that is no matching', '// khue: kind=ordering\nHai {T}', 1, 'gift.not-matching', { kind: 'ordering' }],
    ['an ordering without numbers', '// khue: kind=ordering\nHai {=a -> b =c -> d}', 1, 'gift.ordering-numbers', null],
    ['a gap that is not in the text', '// khue: kind=gaps\nHai [1] {=1 -> b =2 -> d}', 1, 'gift.no-blank', { number: '2' }],
    ['a gap without an answer', '// khue: kind=gaps\nHai [1] [2] {=1 -> b = -> d}', 1, 'gift.blank-open', { number: '2' }],
    ['a picture without words', 'Hai ![](a.png) {T}', 1, 'gift.picture-words', null],
  ])('is refused where it is %s', (_, file, line, key, values) => expect(fault(file)).toContainEqual({ line, key, ...(values ? { values } : {}) }))
})

describe('a typed answer', () => {
  it('may place its tones in either way that is taught', () => {
    for (const [late, early] of [['khoá', 'khóa'], ['Hoà bình', 'Hòa Bình'], ['thuỷ', 'thủy'], ['xoè ra', 'xòe ra'], ['loà', 'lòa']]) expect(fold(late ?? '')).toBe(fold(early ?? ''))
    for (const word of ['quý', 'toán', 'hoàng', 'tuyết', 'xoài', 'toả sáng']) expect(fold(word)).toBe(word === 'toả sáng' ? 'tỏa sáng' : word)
    expect(fold('khoá')).not.toBe(fold('khoa'))
  })
})

describe('a question with audio or a picture', () => {
  it('names files of the course, in Markdown or HTML', () => {
    expect(only('Nghe rồi chọn. [audio](media/a.mp3) {=một ~hai}')).toMatchObject({ prompt: 'Nghe rồi chọn.', audio: 'media/a.mp3', kind: 'SINGLE_CHOICE' })
    expect(only('[audio](media/a.mp3) Nghe rồi gõ. {=một}')).toMatchObject({ prompt: 'Nghe rồi gõ.', audio: 'media/a.mp3' })
    expect(only('[html]<p>Đây là gì?</p><img src\\="media/b.webp" alt\\="Con trâu"> {=trâu ~bò}')).toMatchObject({ prompt: 'Đây là gì?', image: { path: 'media/b.webp', alt: 'Con trâu' } })
    expect(only('![Con trâu](./media/b.webp) Đây là gì? {=trâu ~bò}').image).toEqual({ path: 'media/b.webp', alt: 'Con trâu' })
    expect(readGift('Nghe. [audio](a.mp3) {T}\n\nNghe. [audio](b.mp3) {T}').faults).toEqual([])
  })
})

describe('a dictation', () => {
  it('is worth the share of right words in order, whatever their case and marks of punctuation', () => {
    const said = 'My name is Lan.'
    expect(['my name is lan', 'My, name? IS: LAN!', 'my name lan', 'lan is name my', 'my name is lan my name is lan', '', 'My name’s Lan'].map((written) => Math.round(shareOfWords(said, written) * 100))).toEqual([100, 100, 75, 25, 50, 0, 50])
    expect([shareOfWords('Tôi ở Huế', 'toi o hue'), shareOfWords('Tôi ở Huế', 'toi o hue', true)]).toEqual([0, 1])
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => { const share = shareOfWords(a, b); return share >= 0 && share <= 1 }))
  })

  it('gives the text to the device only where its voice has to read it', () => {
    const question: QuestionDefinition = { ...only('x {=a}'), dictation: { text: 'bí mật', language: 'vi' } }
    expect(present(question, SEED, 'vi').speech).toEqual({ text: 'bí mật', language: 'vi' })
    expect(JSON.stringify(present({ ...question, audio: '/a.mp3' }, SEED, 'vi'))).not.toContain('bí mật')
    expect(all(question)).toBe(1)
  })
})
