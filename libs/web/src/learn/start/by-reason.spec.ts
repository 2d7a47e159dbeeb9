import { byReason } from './by-reason.js'

describe('suggestions by their reason', () => {
  it('come together, in the order that was suggested', () => {
    const suggestions = [
      { reason: 'NEXT_LEVEL', slug: 'a2' },
      { reason: 'LANGUAGE', slug: 'zh' },
      { reason: 'NEXT_LEVEL', slug: 'b1' },
    ]
    expect(byReason(suggestions).map(({ reason, suggestions: found }) => [reason, ...found.map(({ slug }) => slug)])).toEqual([['NEXT_LEVEL', 'a2', 'b1'], ['LANGUAGE', 'zh']])
    expect(byReason([])).toEqual([])
  })
})
