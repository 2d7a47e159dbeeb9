import fc from 'fast-check'
import { readGift } from './gift.js'
import { present } from './present.js'
import type { PresentedQuestion, QuestionDefinition } from './question.js'

const quiz = readGift(
  [
    '::một::Chọn một {=đúng#khen ~sai#chê ~sai nữa}', '::nhiều::Chọn nhiều {~%50%a ~%50%b ~%-100%c ~d}', '::tf::Trời xanh {T#chê#khen}', '::gõ::Gõ {=mật ngữ#khen}',
    '::số::Năm? {#1010:1}', '::nối::Nối {=Việt Nam -> Hà Nội =Lào -> Viêng Chăn =Pháp -> Pa-ri =Nga -> Mát-xcơ-va = -> Băng Cốc}', '::tả::Hãy đọc.',
  ].join('\n\n'),
).questions
const matching = quiz.find((question) => question.kind === 'MATCHING') as QuestionDefinition
const seeds = Array.from({ length: 200 }, (_, n) => `seed-${n}`)
const keyWords = ['weight', 'khen', 'chê', 'mật ngữ', '1010', '1009', 'points', 'feedback', 'texts', 'ranges', 'pairs']

describe('an open attempt', () => {
  it('shows ids, kinds, prompts, choices and targets, and nothing of the key', () => {
    for (const question of quiz) {
      const shown = present(question, 'seed', 'vi')
      expect(Object.keys(shown).sort()).toEqual(['audioUrl', 'choices', 'id', 'imageAlt', 'imageUrl', 'kind', 'prompt', 'speech', 'targets'])
      const told = JSON.stringify(shown)
      for (const word of keyWords) expect(told.includes(word)).toBe(false)
      for (const one of [...shown.choices, ...shown.targets]) expect(Object.keys(one).sort()).toEqual(['id', 'text'])
    }
  })

  it('stays as it is within an attempt', () => {
    fc.assert(fc.property(fc.string(), fc.constantFrom(...quiz), (seed, question) => expect(present(question, seed, 'vi')).toEqual(present(structuredClone(question), seed, 'vi'))))
  })

  it('has other ids in every attempt, so that nothing is learned from one for the next', () => {
    const ids = (of: PresentedQuestion): string[] => [...of.choices, ...of.targets].map((one) => one.id)
    for (const question of quiz) {
      const all = seeds.flatMap((seed) => ids(present(question, seed, 'vi')))
      expect(new Set(all).size).toBe(all.length)
    }
  })

  it.each([['một', 'đúng'], ['nhiều', 'a']])('puts the right choice of %s in every place', (title, right) => {
    const question = quiz.find((one) => one.prompt === `Chọn ${title}`) as QuestionDefinition
    const places = seeds.map((seed) => present(question, seed, 'vi').choices.findIndex((choice) => choice.text === right))
    for (let place = 0; place < question.choices.length; place++) expect(places.filter((at) => at === place).length).toBeGreaterThan(200 / question.choices.length / 2)
  })

  it('shuffles targets always, apart from the left sides, with wrong ones among them', () => {
    const right = new Map(matching.pairs.map((pair) => [pair.left, pair.right]))
    const beside = seeds.map((seed) => {
      const { choices, targets } = present(matching, seed, 'vi')
      expect(choices.map((choice) => choice.text)).toEqual(['Việt Nam', 'Lào', 'Pháp', 'Nga'])
      expect(targets.map((target) => target.text).sort()).toEqual(matching.pairs.map((pair) => pair.right).sort())
      return choices.filter((choice, n) => right.get(choice.text) === targets[n]?.text).length
    })
    expect(beside.reduce((sum, count) => sum + count, 0) / seeds.length).toBeLessThan(1.3)
  })

  it('shows true first, in the language of its reader', () => {
    const question = quiz.find((one) => one.kind === 'TRUE_FALSE') as QuestionDefinition
    const texts = (locale: 'vi' | 'en'): string[] => present(question, 'seed', locale).choices.map((choice) => choice.text)
    expect([texts('vi'), texts('en')]).toEqual([['Đúng', 'Sai'], ['True', 'False']])
  })
})
