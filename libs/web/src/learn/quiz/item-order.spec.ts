import { moved, orderOf } from './item-order.js'

const items = ['a', 'b', 'c'].map((id) => ({ id, text: id.toUpperCase() }))

describe('putting items in order', () => {
  it('shows them as they came, then as the learner put them', () => {
    expect(orderOf(items, undefined).map((item) => item.id)).toEqual(['a', 'b', 'c'])
    expect(orderOf(items, ['c', 'a', 'b']).map((item) => item.id)).toEqual(['c', 'a', 'b'])
  })

  it('loses no item that an answer does not name', () => {
    expect(orderOf(items, ['c', 'gone']).map((item) => item.id)).toEqual(['c', 'a', 'b'])
  })

  it('moves one item by one place, and nothing over an end', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b'])
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
  })
})
