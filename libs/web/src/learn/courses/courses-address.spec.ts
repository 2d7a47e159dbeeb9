import { countFurther, filterOf, isNarrowed, readCoursesSearch } from './courses-address.js'

describe('the address of the catalogue', () => {
  it('says what is looked for, and forgets what it cannot mean', () => {
    expect(readCoursesSearch({ q: 'lua dao', kind: 'VIDEO', length: '60', sort: 'newest', competency: 'vn-digital.4', level: '2' })).toEqual({ q: 'lua dao', kind: 'VIDEO', length: '60', sort: 'newest', competency: 'vn-digital.4', level: '2' })
    expect(readCoursesSearch({ q: '', kind: 'TOOL', length: '61', sort: 'price', competency: "'; drop", level: '9', language: 'vi' })).toEqual({ language: 'vi' })
    expect(readCoursesSearch({ toString: 'x', level: '2' })).toEqual({})
  })

  it('asks the services in their own words', () => {
    expect(filterOf({ q: 'tiếng anh', competency: 'lang-en', level: '2', kind: 'AUDIO', length: '30', sort: 'shortest' })).toEqual({
      search: 'tiếng anh', language: null, competencyCode: 'lang-en', level: 2, kind: 'AUDIO', maxMinutes: 30, sort: 'SHORTEST',
    })
    expect(filterOf({})).not.toHaveProperty('sort')
  })

  it('tells how much narrows the list; the order of it does not', () => {
    expect(countFurther({ q: 'a', kind: 'VIDEO', length: '30', sort: 'newest' })).toBe(2)
    expect(isNarrowed({ sort: 'newest' })).toBe(false)
    expect(isNarrowed({ competency: 'lang-en' })).toBe(true)
  })
})
