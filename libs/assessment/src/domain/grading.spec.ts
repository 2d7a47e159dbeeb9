import fc from 'fast-check'
import { answerFault, grade, gradeAttempt, reaches } from './grading.js'
import { readGift } from './gift.js'
import { shownId } from './present.js'
import type { AnswerValue, QuestionDefinition } from './question.js'

const SEED = 'seed'
const question = (gift: string): QuestionDefinition => readGift(gift).questions[0] as QuestionDefinition
const chosen = (of: QuestionDefinition, ...indexes: number[]): AnswerValue => ({ choiceIds: indexes.map((n) => shownId(SEED, of.id, 'c', n)) })
const share = (of: QuestionDefinition, answer: AnswerValue | null): number => grade(of, answer, SEED).share
const paired = (of: QuestionDefinition, ...rights: (string | null)[]): AnswerValue => ({
  pairs: rights.flatMap((right, n) => (right === null ? [] : [{ left: shownId(SEED, of.id, 'l', n), right: shownId(SEED, of.id, 't', right) }])),
})

/** What answers a question rightly. */
function rightAnswer(of: QuestionDefinition): AnswerValue {
  const best = of.choices.flatMap((choice, n) => (choice.weight > 0 ? [n] : []))
  if (of.kind === 'MULTIPLE_CHOICE') return chosen(of, ...best)
  if (of.choices.length > 0) return chosen(of, of.choices.findIndex((choice) => choice.weight === 1))
  if (of.kind === 'MATCHING') return paired(of, ...of.pairs.map((pair) => (pair.left === '' ? null : pair.right)))
  return { text: of.kind === 'NUMERIC' ? String(((of.ranges[0]?.from ?? 0) + (of.ranges[0]?.to ?? 0)) / 2) : (of.texts[0]?.text ?? '').replaceAll('*', 'x') }
}

const word = fc.stringMatching(/^[a-zđêơ]{1,8}$/)
const words = (min: number, max: number) => fc.uniqueArray(word, { minLength: min, maxLength: max })
const base = (id: string, prompt: string): Omit<QuestionDefinition, 'kind'> => ({ id, prompt, points: 1, feedback: null, choices: [], texts: [], ranges: [], pairs: [] })
const choice = (text: string, weight: number) => ({ text, weight, feedback: null })
const anyQuestion: fc.Arbitrary<QuestionDefinition> = fc.oneof(
  words(2, 6).map((texts): QuestionDefinition => ({ ...base(texts.join(), 'một'), kind: 'SINGLE_CHOICE', choices: texts.map((text, n) => choice(text, n === 0 ? 1 : 0)) })),
  fc.tuple(words(3, 7), fc.integer({ min: 1, max: 2 })).map(([texts, right]): QuestionDefinition => ({ ...base(texts.join(), 'nhiều'), kind: 'MULTIPLE_CHOICE', choices: texts.map((text, n) => choice(text, n < right ? 1 / right : -0.5)) })),
  fc.boolean().map((is): QuestionDefinition => ({ ...base(`tf${is}`, 'đúng sai'), kind: 'TRUE_FALSE', choices: [choice('true', is ? 1 : 0), choice('false', is ? 0 : 1)] })),
  words(1, 3).map((texts): QuestionDefinition => ({ ...base(texts.join(), 'gõ'), kind: 'SHORT_ANSWER', texts: texts.map((text, n) => ({ text, weight: n === 0 ? 1 : 0.5, feedback: null })) })),
  fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.nat(1000)).map(([from, span]): QuestionDefinition => ({ ...base(`n${from}`, 'số'), kind: 'NUMERIC', ranges: [{ from, to: from + span, weight: 1, feedback: null }] })),
  words(2, 6).map((texts): QuestionDefinition => ({ ...base(texts.join(), 'nối'), kind: 'MATCHING', pairs: texts.map((left, n) => ({ left, right: `${left}-${n % 2}` })) })),
)
const anyAnswer = (of: QuestionDefinition): fc.Arbitrary<AnswerValue> =>
  fc.record({
    choiceIds: fc.option(fc.subarray(of.choices.map((_, n) => shownId(SEED, of.id, 'c', n)))),
    text: fc.option(fc.oneof(fc.string(), fc.double().map(String))),
    pairs: fc.option(fc.array(fc.record({ left: fc.constantFrom('x', ...of.pairs.map((_, n) => shownId(SEED, of.id, 'l', n))), right: fc.constantFrom('x', ...of.pairs.map((pair) => shownId(SEED, of.id, 't', pair.right))) }))),
  })

describe('grading', () => {
  it('gives one choice its weight, and a wrong one nothing', () => {
    const one = question('Chọn {=a ~%25%b ~%-50%c}')
    expect([0, 1, 2].map((n) => share(one, chosen(one, n)))).toEqual([1, 0.25, 0])
  })

  it('adds several choices up, and takes wrong ones off, never below nothing', () => {
    const several = question('Chọn {~%50%a ~%50%b ~%-50%c ~%-100%d}')
    expect([[0, 1], [0], [0, 1, 2], [0, 1, 3], [2, 3], [0, 1, 2, 3]].map((picks) => share(several, chosen(several, ...picks)))).toEqual([1, 0.5, 0.5, 0, 0, 0])
  })

  it('reads typed text whatever its case, spaces and form, but not without its marks', () => {
    const typed = question('Thủ đô? {=Hà Nội =%50%Ha Noi =%25%thành phố*}')
    const shares = ['Hà Nội', '  hà   NỘI ', 'Hà Nội'.normalize('NFD'), 'ha noi', 'Ha Nôi', 'Thành phố Hà Nội', '', '*'].map((text) => share(typed, { text }))
    expect(shares).toEqual([1, 1, 1, 0.5, 0, 0.25, 0, 0])
  })

  it('lets a star stand for anything, a written one for itself, and no pattern take long', () => {
    const accepts = (accepted: string, text: string): boolean => grade({ ...base('q', 'gõ'), kind: 'SHORT_ANSWER', texts: [{ text: accepted, weight: 1, feedback: null }] }, { text }, SEED).share === 1
    expect(['ab', 'axb', 'axxb', 'a', 'b', 'ba', 'abc'].map((text) => accepts('a*b', text))).toEqual([true, true, true, false, false, false, false])
    expect(['aa', 'a', 'aba'].map((text) => accepts('a*a', text))).toEqual([true, false, true])
    expect(['*x*', 'x', 'axb', 'y', ''].map((text) => accepts('*x*', text))).toEqual([true, true, true, false, false])
    expect(['2*3', '2x3', '2\\*3'].map((text) => accepts('2\\*3', text))).toEqual([true, false, false])
    expect(['(a+)+$', 'aaa'].map((text) => accepts('(a+)+$', text))).toEqual([true, false])
    expect(accepts(`${'*a'.repeat(30)}*b`, 'a'.repeat(2_000))).toBe(false)
  })

  it('reads a number whatever its signs, with both ends of a tolerance', () => {
    const number = question('Pi {#3.14:0.01}')
    expect(['3.13', '3,15', '3.14', '３．１４', '3.12', '3.16', 'pi'].map((text) => share(number, { text }))).toEqual([1, 1, 1, 1, 0, 0, 0])
  })

  it('says to a wrong number what its author says to it', () => {
    const number = question('Mấy? {#=%100%3:2#đúng =%50%6#gần ~#sai hẳn}')
    expect(['3', '6', '9', 'ba'].map((text) => [share(number, { text }), grade(number, { text }, SEED).feedback])).toEqual([[1, 'đúng'], [0.5, 'gần'], [0, 'sai hẳn'], [0, null]])
  })

  it.each([['33.333', 3], ['33.33333', 3], ['16.66667', 6], ['14.28571', 7], ['11.1', 9]])('gives all for all right choices of %s per cent', (percent, count) => {
    const several = question(`Chọn {${Array.from({ length: count }, (_, n) => `~%${percent}%c${n}`).join(' ')} ~%-100%sai}`)
    const all = chosen(several, ...Array.from({ length: count }, (_, n) => n))
    expect(share(several, all)).toBe(1)
    expect(share(several, chosen(several, ...Array.from({ length: count + 1 }, (_, n) => n)))).toBeLessThan(0.01)
    expect(gradeAttempt([several], new Map([[several.id, all]]), SEED).score).toBe(1)
  })

  it('reaches a pass mark that rounding took a score below', () => {
    expect([[1, 1], [0.333333, 1 / 3], [0.666667, 0.6666667], [0.142857, 1 / 7]].map(([score, mark]) => reaches(score ?? 0, mark ?? 0))).toEqual([true, true, true, true])
    expect([[0.99, 1], [0.3333, 1 / 3], [0, 0.001]].map(([score, mark]) => reaches(score ?? 0, mark ?? 0))).toEqual([false, false, false])
  })

  it('counts an essay neither for nor against; a quiz of essays alone is passed once each is written', () => {
    const [essay, right] = [question('Kể lại. {}'), question('Đúng {T}')]
    expect(gradeAttempt([essay, right], new Map([[right.id, rightAnswer(right)]]), SEED).score).toBe(1)
    expect(gradeAttempt([essay, right], new Map([[essay.id, { text: 'Ngày xưa…' }]]), SEED).score).toBe(0)
    const score = (text: string): number => gradeAttempt([essay], new Map([[essay.id, { text }]]), SEED).score
    expect([score('Ngày xưa…'), score('  ')]).toEqual([1, 0])
    expect([answerFault(essay, { text: 'a'.repeat(20_000) }, SEED), answerFault(essay, { text: 'a'.repeat(20_001) }, SEED)]).toEqual([null, 'text'])
  })

  it('gives a matching the share of its right pairs, where two lefts may have one right', () => {
    const pairs = question('Nối {=a -> 1 =b -> 1 =c -> 2 =d -> 3}')
    expect(share(pairs, paired(pairs, '1', '1', '2', '3'))).toBe(1)
    expect(share(pairs, paired(pairs, '1', '2', '2'))).toBe(0.5)
    expect(share(pairs, { pairs: [] })).toBe(0)
  })

  it('counts no description, and a quiz that asks nothing as passed', () => {
    const description = question('Hãy đọc.')
    const right = question('Đúng {T}')
    const answers = new Map([[right.id, rightAnswer(right)]])
    expect(gradeAttempt([description, right], answers, SEED).score).toBe(1)
    expect(gradeAttempt([description], new Map(), SEED).score).toBe(1)
  })

  it('is from 0 to 1 whatever is answered; nothing is worth nothing; the right answers are worth all', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyQuestion, { minLength: 1, maxLength: 6, selector: (of) => of.id }).chain((questions) => fc.record({ questions: fc.constant(questions), answers: fc.tuple(...questions.map(anyAnswer)) })), ({ questions, answers }) => {
        const { score, grades } = gradeAttempt(questions, new Map(questions.map((of, n) => [of.id, answers[n] as AnswerValue])), SEED)
        expect(score >= 0 && score <= 1).toBe(true)
        expect([...grades.values()].every((given) => given.share >= 0 && given.share <= 1)).toBe(true)
        expect(gradeAttempt(questions, new Map(), SEED).score).toBe(0)
        expect(gradeAttempt(questions, new Map(questions.map((of) => [of.id, rightAnswer(of)])), SEED).score).toBe(1)
      }),
    )
  })

  it('does not care in which order choices and pairs come', () => {
    fc.assert(
      fc.property(anyQuestion.chain((of) => fc.record({ of: fc.constant(of), answer: anyAnswer(of) })), ({ of, answer }) => {
        const once = [...new Map(answer.pairs?.map((pair) => [pair.left, pair])).values()]
        const turned = { ...answer, choiceIds: answer.choiceIds ? [...answer.choiceIds].reverse() : answer.choiceIds, pairs: [...once].reverse() }
        expect(share(of, turned)).toBe(share(of, { ...answer, pairs: once }))
      }),
    )
  })

  it('refuses what cannot be an answer to the question', () => {
    const one = question('Chọn {=a ~b ~c}')
    const pairs = question('Nối {=a -> 1 =b -> 2}')
    const left = shownId(SEED, pairs.id, 'l', 0)
    expect(answerFault(one, chosen(one, 0, 1), SEED)).toBe('choiceIds')
    expect(answerFault(one, { choiceIds: ['x'] }, SEED)).toBe('choiceIds')
    expect(answerFault(one, chosen(pairs, 0), SEED)).toBe('choiceIds')
    expect(answerFault(pairs, { pairs: [{ left: 'x', right: null }] }, SEED)).toBe('pairs')
    expect(answerFault(pairs, { pairs: [{ left, right: null }, { left, right: null }] }, SEED)).toBe('pairs')
    expect(answerFault(pairs, { pairs: Array.from({ length: 3 }, () => ({ left, right: 'x' })) }, SEED)).toBe('pairs')
    expect(answerFault(question('Gõ {=a}'), { text: 'x'.repeat(2_001) }, SEED)).toBe('text')
    expect(answerFault(question('Gõ {=a}'), { text: 'a\0' }, SEED)).toBe('text')
    expect(answerFault(one, chosen(one, 1), SEED)).toBeNull()
  })
})
