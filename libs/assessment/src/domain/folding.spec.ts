import fc from 'fast-check'
import { fold, matchesText, shareOfWords } from './folding.js'

/** What keyboards, phones and word processors make of a plain mark. */
const KEYBOARDS: Record<string, string[]> = {
  "'": ['’', '‘', 'ʼ', '′', '＇', '`', '´'], '"': ['“', '”', '„', '«', '»', '＂', '″'], '-': ['‐', '‑', '‒', '–', '—', '−', '⁃', '－'], '...': ['…'],
  ' ': ['\u00A0', '\u202F', '\u2009', '\u3000', '  ', '\t'], a: ['ａ', 'A', 'Ａ'], '7': ['７'], '!': ['！'], '?': ['？'], '(': ['（'], ',': ['，'], ':': ['：'], đ: ['Đ', '\u00D0'],
}
const UNSEEN = ['\u200B', '\u200C', '\u200D', '\uFEFF', '\u00AD', '\u2060', '\uFE0F', '\u200E']
const sign = fc.constantFrom(...Object.keys(KEYBOARDS), 'b', 'ế', 'ộ', 'ư', 'ặ')
const signs = fc.array(sign, { minLength: 1, maxLength: 12 }).map((middle) => ['x', ...middle, 'y'])

describe('a typed answer', () => {
  it.each<[string, string]>([
    ["I'm", 'I’m'], ['doesn’t', "doesn't"], ['he said "hi"', 'he said “hi”'], ['he said "hi"', 'he said «hi»'], ['well-known', 'well–known'], ['well-known', 'well‑known'], ['wait...', 'wait…'],
    ['khóa', 'kho\u0301a'], ['khóa', 'khoá'], ['Hà\u00A0Nội', 'hà nội'], ['Hà Nội', '\u200BHà\u200D Nội\uFEFF'], ['ABC 123', 'ＡＢＣ　１２３'], ['-5', '−5'], ['75%', '75 %'], ['đường', 'Ðường'], ['Tuế', 'tuê\u0301'],
    ['1500', '1.500'], ['1500', '1 500'], ['3,14', '3.14'],
  ])('%s is %s', (accepted, given) => {
    expect(matchesText(accepted, given)).toBe(true)
    expect(matchesText(given, accepted)).toBe(true)
  })

  it.each<[string, string]>([
    ["I'm", 'Im'], ["we're", 'were'], ['well-known', 'well known'], ['khóa', 'khoa'], ['m²', 'm2'], ['½', '12'], ['a-b', 'ab'], ['x1', 'x2'], ['ma', 'mà'], ['re-sign', 'resign'], ['CO₂', 'CO'], ['"a"', 'a'], ['0.5', '5'], ['a...', 'a'],
  ])('%s is not %s', (accepted, given) => expect(matchesText(accepted, given)).toBe(false))

  it('is right on any keyboard', () => {
    const typed = signs.chain((plain) => fc.record({ plain: fc.constant(plain), choices: fc.array(fc.nat(20), { minLength: plain.length, maxLength: plain.length }), form: fc.constantFrom('NFC', 'NFD') }))
    fc.assert(fc.property(typed, fc.constantFrom(...UNSEEN), ({ plain, choices, form }, unseen) => {
      const given = plain.map((one, n) => KEYBOARDS[one]?.[(choices[n] ?? 0) % (KEYBOARDS[one]?.length ?? 1)] ?? one).join(unseen).normalize(form)
      expect(matchesText(plain.join(''), given)).toBe(true)
      expect(fold(given)).toBe(fold(plain.join('')))
    }))
  })

  it('of other letters and figures stays another', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-zêđơ0-9²₂½ ]{1,10}$/), fc.stringMatching(/^[a-zêđơ0-9²₂½ ]{1,10}$/), (a, b) => {
      const words = (text: string): string => text.replace(/ +/g, ' ').trim()
      fc.pre(words(a) !== words(b) && words(b) !== '' && !/^[\d ]+$/.test(a))
      expect(matchesText(a, b)).toBe(false)
    }))
  })

  it('is folded once for all: twice is the same', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, ignore) => expect(fold(fold(text, ignore), ignore)).toBe(fold(text, ignore))))
  })
})

describe('a dictation', () => {
  it('reads marks and numbers as typed answers are read', () => {
    expect([shareOfWords("I'm here", 'I’m here'), shareOfWords('Giá 1.500.000 đồng', 'giá 1500000 đồng'), shareOfWords('Giá 1.500.000 đồng', 'giá 1 500 000 đồng.'), shareOfWords('It costs 3.5 euros', 'it costs 3,5 euros'), shareOfWords('năm 2026', 'năm 2.026')]).toEqual([1, 1, 1, 1, 1])
    expect([shareOfWords('Giá 15 đồng', 'giá 1,5 đồng'), shareOfWords("she said 'no'", 'she said no')].map((share) => Math.round(share * 100))).toEqual([67, 100])
  })
})
