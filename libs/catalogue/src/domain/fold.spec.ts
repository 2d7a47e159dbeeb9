import fc from 'fast-check'
import { fold, searchPatterns } from './fold.js'

describe('a search', () => {
  it('folds case, marks and đ, in every form of Unicode', () => {
    for (const text of ['Tiếng Anh', 'TIẾNG ANH', 'tieng anh', ' Tiếng—Anh! ', 'tiếng anh'.normalize('NFD'), 'tIếNg  AnH']) expect(fold(text)).toBe('tieng anh')
    expect([fold('Đường ĐỎ'), fold('đi'), fold('ưỚơỨ'), fold('日本語')]).toEqual(['duong do', 'di', 'uoou', '日本語'])
  })

  it('asks for each of its words, ten at the most, and for nothing where it has none', () => {
    expect(searchPatterns('Tiếng ANH, cơ bản')).toEqual(['%tieng%', '%anh%', '%co%', '%ban%'])
    expect(searchPatterns('một '.repeat(50))).toHaveLength(10)
    expect(searchPatterns(' %_\\* ')).toEqual([])
  })

  it('never brings a sign into a pattern that LIKE would read', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(searchPatterns(text).every((pattern) => /^%[^%_\\]+%$/.test(pattern))).toBe(true)))
  })

  it('folds what is folded to itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(fold(fold(text))).toBe(fold(text))))
  })
})
