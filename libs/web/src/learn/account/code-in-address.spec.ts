import { codeInAddress, withFragment } from './code-in-address.js'

describe('a code in the fragment of an address', () => {
  it('is read with or without its sign, and is empty where there is none', () => {
    expect(codeInAddress('#code=K7PM-3XQD')).toBe('K7PM-3XQD')
    expect(codeInAddress('code=K7PM-3XQD&x=1')).toBe('K7PM-3XQD')
    expect(codeInAddress('')).toBe('')
    expect(codeInAddress('#main')).toBe('')
    expect(codeInAddress(`#code=${'A'.repeat(500)}`)).toHaveLength(20)
  })

  it('goes on to the next page, in the fragment and nowhere else', () => {
    expect(withFragment('/confirm-email', 'code=K7PM-3XQD')).toBe('/confirm-email#code=K7PM-3XQD')
    expect(withFragment('/me', '')).toBe('/me')
    expect(withFragment('/courses#results', 'code=K7PM-3XQD')).toBe('/courses#results')
  })
})
