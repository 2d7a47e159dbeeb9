import { newCardsLeft, takeTurns } from './session.js'

describe('new cards', () => {
  it('come one of each course in turn, each course in its own order', () => {
    expect(takeTurns([['a1', 'a2', 'a3'], [], ['b1'], ['c1', 'c2']])).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3'])
    expect(takeTurns([])).toEqual([])
  })

  it('are as many as the day lets in', () => {
    expect([newCardsLeft(20, 5), newCardsLeft(20, 20), newCardsLeft(10, 25), newCardsLeft(0, 0)]).toEqual([15, 0, 0, 0])
  })
})
