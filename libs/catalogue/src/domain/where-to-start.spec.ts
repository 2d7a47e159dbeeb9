import fc from 'fast-check'
import { type Attained, type Offer, whereToStart } from './where-to-start.js'

const offer = (versionId: string, competency: string | null, level: number | null, minutes = 30): Offer => ({ versionId, competency, level, minutes })
const told = (steps: Offer[], short: Offer[], attained: Attained[] = [], readsIn = 'vi'): string[] => whereToStart(steps, short, attained, readsIn).map((one) => `${one.reason} ${one.versionId}`)

describe('where to start', () => {
  it('begins with first digital steps, the shortest first, then languages from their lowest level, then what is short', () => {
    const steps = [offer('search', 'vn-digital.1.1', 1, 40), offer('safety', 'vn-digital.4.2', 2, 20), offer('ai', 'vn-digital.6.1', 3, 5), offer('a2', 'lang-zh', 2, 10), offer('a1', 'lang-en', 1, 90)]
    expect(told(steps, [offer('short', null, null, 5)])).toEqual(['DIGITAL_BASICS safety', 'DIGITAL_BASICS search', 'LANGUAGE a1', 'LANGUAGE a2', 'SHORT short'])
  })

  it('puts first what follows from what is held', () => {
    const steps = [offer('safety', 'vn-digital.4.2', 2), offer('a2', 'lang-en', 2), offer('b1', 'lang-fr', 3)]
    expect(told(steps, [], [{ competencyCode: 'lang-en', level: 1 }, { competencyCode: 'lang-fr', level: 2 }])).toEqual(['NEXT_LEVEL a2', 'NEXT_LEVEL b1', 'DIGITAL_BASICS safety'])
  })

  it('offers nobody the language she reads in, unless she is learning it', () => {
    const steps = [offer('vi', 'lang-vi', 1)]
    expect(told(steps, [])).toEqual([])
    expect(told(steps, [], [], 'en')).toEqual(['LANGUAGE vi'])
    expect(told(steps, [], [{ competencyCode: 'lang-vi', level: 1 }])).toEqual(['NEXT_LEVEL vi'])
  })

  it('counts a course that gives several competences once', () => {
    const steps = [offer('all', 'vn-digital.1.1', 1), offer('all', 'vn-digital.1.2', 1), offer('all', 'vn-digital.1.3', 1), offer('safety', 'vn-digital.4.2', 2)]
    expect(told(steps, [])).toEqual(['DIGITAL_BASICS all', 'DIGITAL_BASICS safety'])
  })

  it('names a course once, and six at the most', () => {
    const versions = fc.constantFrom(...'abcdefghij')
    const competency = fc.constantFrom('vn-digital.1.1', 'vn-digital.4.2', 'lang-en', 'lang-vi', 'lang-zh')
    const offers = fc.array(fc.record({ versionId: versions, competency, level: fc.integer({ min: 1, max: 8 }), minutes: fc.nat(500) }))
    fc.assert(
      fc.property(offers, offers, fc.array(fc.record({ competencyCode: competency, level: fc.nat(8) })), (steps, short, attained) => {
        const names = whereToStart(steps, short, attained, 'vi').map((one) => one.versionId)
        expect(names.length).toBeLessThanOrEqual(6)
        expect(new Set(names).size).toBe(names.length)
        for (const name of names) expect([...steps, ...short].map((one) => one.versionId)).toContain(name)
      }),
    )
  })
})
