import { distance, type FigureRow, kindOf, ordered, pressed, readOrder } from './figure-row.js'

const row = (name: string, numerator: number | null, denominator: number | null, target: number | null = null, whole = false): FigureRow => ({
  id: name, name, unitCode: name, indicatorCode: 'learners', unitOfMeasure: 'người', whole, numerator, denominator, target,
  value: numerator === null || denominator === null ? null : numerator / denominator,
})
const compare = (one: string, other: string): number => one.localeCompare(other, 'vi')

describe('a figure', () => {
  it('says what is missing instead of a zero', () => {
    expect(kindOf(row('A', 4, 10))).toBe('share')
    expect(kindOf(row('A', 4, null))).toBe('no-population')
    expect(kindOf(row('A', null, null))).toBe('unknown')
    expect(kindOf({ ...row('A', 4, null), value: 4 })).toBe('count')
  })

  it('has a distance to its target only where both are known', () => {
    expect(distance(row('A', 5, 10, 0.4))).toBeCloseTo(0.1)
    expect(distance(row('A', 5, null, 0.4))).toBeNull()
    expect(distance(row('A', 5, 10))).toBeNull()
  })
})

describe('the order of the table', () => {
  const rows = [row('Hà Nội', 9, 100, null, true), row('Đống Đa', 5, 10), row('Ba Đình', null, 10), row('Cầu Giấy', 1, 100)]
  const names = (text: string): string[] => ordered(rows, readOrder(text), compare).map(({ name }) => name)

  it('keeps the whole on top and what is not known at the end, whichever way', () => {
    expect(names('numerator')).toEqual(['Hà Nội', 'Cầu Giấy', 'Đống Đa', 'Ba Đình'])
    expect(names('-numerator')).toEqual(['Hà Nội', 'Đống Đa', 'Cầu Giấy', 'Ba Đình'])
  })

  it('orders names as the language does', () => {
    expect(names('name')).toEqual(['Hà Nội', 'Ba Đình', 'Cầu Giấy', 'Đống Đa'])
  })

  it('turns at the second press and takes no column that is none', () => {
    expect(pressed(null, 'value')).toBe('-value')
    expect(pressed(readOrder('-value'), 'value')).toBe('value')
    expect(pressed(readOrder('value'), 'name')).toBe('name')
    expect(readOrder('-colour')).toBeNull()
  })
})
