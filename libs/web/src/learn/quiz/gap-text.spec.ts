import { sentenceParts } from './gap-text.js'

describe('a sentence with blanks', () => {
  it('is cut where its blanks are', () => {
    expect(sentenceParts('I _____ from Huế and she _____.', 2)).toEqual(['I ', 0, ' from Huế and she ', 1, '.'])
    expect(sentenceParts('_____ is here', 1)).toEqual([0, ' is here'])
  })

  it('keeps a place to answer for every blank, whatever the text says', () => {
    expect(sentenceParts('I am', 2)).toEqual(['I am', 0, 1])
    expect(sentenceParts('a _____ b _____ c', 1)).toEqual(['a ', 0, ' b …', ' c'])
  })
})
