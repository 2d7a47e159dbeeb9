import { levelsOf, subjectsOf } from './subjects.js'

const found = [
  { value: 'vn-digital', count: 3 },
  { value: 'vn-digital.4', count: 2 },
  { value: 'vn-digital.4.2', count: 2 },
  { value: 'lang-en', count: 2 },
  { value: 'vn-digital.1', count: 1 },
]

describe('the subjects of the catalogue', () => {
  it('are digital skills with their domains, then languages; single competences only where one is chosen', () => {
    expect(subjectsOf(found, undefined).map(({ code, count }) => `${code} ${count}`)).toEqual(['vn-digital 3', 'vn-digital.1 1', 'vn-digital.4 2', 'lang-en 2'])
    expect(subjectsOf(found, 'vn-digital.4.2').map(({ code }) => code)).toEqual(['vn-digital', 'vn-digital.1', 'vn-digital.4', 'vn-digital.4.2', 'lang-en'])
  })

  it('keep what is chosen, also where nothing is found for it', () => {
    expect(subjectsOf([], 'lang-zh')).toEqual([{ code: 'lang-zh', count: 0, text: null, below: false }])
  })

  it('have six levels for a language and eight for digital skills', () => {
    expect(levelsOf('lang-en')).toHaveLength(6)
    expect(levelsOf('vn-digital.4')).toHaveLength(8)
  })
})
