import { renditionOf } from './rendition.js'

const both = { mediaUrl: 'large', smallerMediaUrl: 'small' }
const nothing = (): boolean => false

describe('the file of a recording', () => {
  it('is the smaller one for who saves data, where the author made one', () => {
    expect([renditionOf(both, true, nothing), renditionOf(both, false, nothing)]).toEqual(['small', 'large'])
    expect([renditionOf({ ...both, smallerMediaUrl: null }, true, nothing), renditionOf({ mediaUrl: null, smallerMediaUrl: null }, true, nothing)]).toEqual(['large', null])
  })

  it('is whichever is on the device already', () => {
    expect(renditionOf(both, true, (address) => address === 'large')).toBe('large')
    expect(renditionOf(both, false, (address) => address === 'small')).toBe('small')
    expect(renditionOf(both, true, () => true)).toBe('small')
  })
})
