import { levelAsks } from './level-asks.js'

describe('what a level asks', () => {
  it('is told for each level of a framework, and for no other', () => {
    expect(levelAsks('lang-en', 2)).toBe('asks.language-2')
    expect(levelAsks('vn-digital.4.2', 8)).toBe('asks.digital-8')
    expect(levelAsks('lang-en', 7)).toBeNull()
    expect(levelAsks('other.1', 1)).toBeNull()
  })
})
