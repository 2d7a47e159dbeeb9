import fc from 'fast-check'
import { pageAt, pageOfKey, zoomBeside, ZOOMS } from './pages.js'

describe('the pages of a document', () => {
  it('are gone on with where one left off', () => {
    expect([pageAt(0, 8), pageAt(3 / 8, 8), pageAt(0.38, 8), pageAt(1, 8)]).toEqual([1, 3, 3, 8])
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (count, any) => {
      const page = 1 + (any % count)
      expect(pageAt(page / count, count)).toBe(page)
    }))
  })

  it('are turned by the keys of a book, and end at either end', () => {
    expect([pageOfKey('PageDown', 1, 3), pageOfKey('ArrowRight', 3, 3), pageOfKey('ArrowLeft', 1, 3), pageOfKey('Home', 3, 3), pageOfKey('End', 1, 3)]).toEqual([2, 3, 1, 1, 3])
    expect(pageOfKey('a', 1, 3)).toBeNull()
  })

  it('are enlarged step by step', () => {
    expect([zoomBeside(1, 1), zoomBeside(1, -1), zoomBeside(ZOOMS.at(-1) ?? 0, 1), zoomBeside(2, -1)]).toEqual([1.25, 1, 3, 1.5])
  })
})
