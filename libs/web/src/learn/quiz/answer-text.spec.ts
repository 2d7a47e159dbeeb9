import { answerLines } from './answer-text.js'
import { numbered, type ShownQuestion } from './numbered.js'

const question = (kind: ShownQuestion['kind'], more: Partial<ShownQuestion> = {}): ShownQuestion => ({ id: kind, kind, prompt: '', audioUrl: null, imageUrl: null, imageAlt: null, speech: null, choices: [{ id: 'a', text: 'Hà Nội' }, { id: 'b', text: 'Huế' }], targets: [{ id: 'x', text: 'phía Bắc' }], ...more })

describe('a quiz that is looked at again', () => {
  it('tells what was chosen, typed and matched', () => {
    expect(answerLines(question('MULTIPLE_CHOICE'), { choiceIds: ['b', 'a'] })).toEqual(['Huế', 'Hà Nội'])
    expect(answerLines(question('SHORT_ANSWER'), { text: ' forty ' })).toEqual(['forty'])
    expect(answerLines(question('MATCHING'), { pairs: [{ left: 'a', right: 'x' }, { left: 'b', right: null }] })).toEqual(['Hà Nội → phía Bắc'])
  })

  it('tells nothing where nothing was answered', () => {
    expect(answerLines(question('SHORT_ANSWER'), undefined)).toEqual([])
    expect(answerLines(question('SHORT_ANSWER'), { text: ' ' })).toEqual([])
  })

  it('numbers what asks for something', () => {
    expect(numbered([question('SINGLE_CHOICE'), question('DESCRIPTION'), question('NUMERIC')]).map(({ number }) => number)).toEqual([1, null, 2])
  })
})
