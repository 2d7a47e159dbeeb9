import { answerLines } from './answer-text.js'
import { numbered, type ShownQuestion } from './numbered.js'

const question = (kind: ShownQuestion['kind'], more: Partial<ShownQuestion> = {}): ShownQuestion => ({ id: kind, kind, prompt: '', promptHtml: null, audioUrl: null, imageUrl: null, imageAlt: null, speech: null, choices: [{ id: 'a', text: 'Hà Nội', html: null }, { id: 'b', text: 'Huế', html: null }], targets: [{ id: 'x', text: 'phía Bắc', html: null }], ...more })

describe('a quiz that is looked at again', () => {
  it('tells what was chosen, typed and matched', () => {
    expect(answerLines(question('MULTIPLE_CHOICE'), { choiceIds: ['b', 'a'] })).toEqual([{ text: 'Huế', html: null }, { text: 'Hà Nội', html: null }])
    expect(answerLines(question('SHORT_ANSWER'), { text: ' forty ' })).toEqual([{ text: 'forty', html: null }])
    expect(answerLines(question('MATCHING'), { pairs: [{ left: 'a', right: 'x' }, { left: 'b', right: null }] })).toEqual([{ text: 'Hà Nội → phía Bắc', html: null }])
  })

  it('shows a formula or a picture as it was shown before, and words beside it as words', () => {
    const choices = [{ id: 'a', text: 'x < 1', html: null }, { id: 'b', text: 'y', html: '<math></math>' }]
    expect(answerLines(question('ORDERING', { choices }), { choiceIds: ['b', 'a'] })).toEqual([{ text: '1. y', html: '1. <math></math>' }, { text: '2. x < 1', html: null }])
    expect(answerLines(question('MATCHING', { choices, targets: [{ id: 'x', text: 'b', html: '<b>b</b>' }] }), { pairs: [{ left: 'a', right: 'x' }] })).toEqual([{ text: 'x < 1 → b', html: 'x &lt; 1 → <b>b</b>' }])
  })

  it('tells nothing where nothing was answered', () => {
    expect(answerLines(question('SHORT_ANSWER'), undefined)).toEqual([])
    expect(answerLines(question('SHORT_ANSWER'), { text: ' ' })).toEqual([])
  })

  it('numbers what asks for something', () => {
    expect(numbered([question('SINGLE_CHOICE'), question('DESCRIPTION'), question('NUMERIC')]).map(({ number }) => number)).toEqual([1, null, 2])
  })
})
