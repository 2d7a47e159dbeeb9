import { looksLikeNumber } from './number-text.js'

describe('a number that is typed', () => {
  it.each(['3', '3,14', '1.500.000', "1'500", '1 500', '−5', '３．１４', '75%', '75 ％', '1e3', '1,5·10^3', ',5', '+5'])('may be %s', (text) => expect(looksLikeNumber(text)).toBe(true))
  it.each(['ba', '5 km', 'khoảng 5', '5 hay 6', '-', '%', 'x5', '1.500 đồng'])('is more than a number where it is %s', (text) => expect(looksLikeNumber(text)).toBe(false))
})
