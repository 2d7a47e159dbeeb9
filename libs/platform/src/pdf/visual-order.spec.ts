import { clustersOf, linesOf } from './clusters.js'
import { visualOrder } from './visual-order.js'

const seen = (text: string): string => visualOrder(clustersOf(text, 'regular')).letters.join('')

describe('a line of several scripts', () => {
  it.each([
    ['Lan 王小明', 'Lan 王小明'],
    ['אבג', 'גבא'],
    ['Lan אבג', 'Lan גבא'],
    ['אבג Lan', 'Lan גבא'],
    ['אב (גד)', ')דג( בא'],
    ['אב 123', '123 בא'],
    ['a אב 12 גד b', 'a דג 12 בא b'],
  ])('%s is seen as %s', (text, order) => expect(seen(text)).toBe(order))

  it('turns brackets where it is drawn', () => {
    expect(visualOrder(clustersOf('(גד)', 'regular')).runs.map(({ text }) => text).join('')).toBe('(גד)')
  })

  it('is shaped in one piece where one font and one direction write it', () => {
    expect(visualOrder(clustersOf('محمد علي', 'regular')).runs).toMatchObject([{ text: 'محمد علي', rightToLeft: true }])
    expect(visualOrder(clustersOf('Lan 王 An', 'regular')).runs.map(({ text }) => text)).toEqual(['Lan ', '王 ', 'An'])
  })
})

describe('a text that is longer than its line', () => {
  it('breaks at blanks, between letters where a script has none, and anywhere where it must', () => {
    const broken = (text: string, width: number): string[] => linesOf(clustersOf(text, 'regular'), 10, width).map((line) => line.map((cluster) => cluster.text).join(''))
    expect(broken('Мария Иванова', 50)).toEqual(['Мария', 'Иванова'])
    expect(broken('王小明王小明', 35)).toEqual(['王小明', '王小明'])
    expect(broken('Иванова'.repeat(3), 60).join('')).toBe('Иванова'.repeat(3))
    expect(broken('Иванова'.repeat(3), 60).length).toBeGreaterThan(1)
  })
})
