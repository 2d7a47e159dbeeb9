import type { Khue } from '../../client/index.js'
import { loadFigures } from './figures.data.js'

const city = { code: '01', name: 'Hà Nội', fullName: 'Thành phố Hà Nội', parentCode: null }
const ward = { code: '00070', name: 'Hoàn Kiếm', fullName: 'Phường Hoàn Kiếm', parentCode: '01' }
const learners = { code: 'learners', name: 'Người học', unitOfMeasure: 'người', kind: 'FLOW' }
const figure = { numerator: 4, denominator: null, value: null, target: null }

/** The doors as they answer a person of these units; no browser stands behind them. */
function doorsFor(unitCodes: readonly string[]) {
  const asked: { query: string; variables: Record<string, unknown> }[] = []
  const answers: Record<string, unknown> = {
    Desk: { desk: { displayName: 'Demo', roles: ['WARD_OFFICER'], unitCodes, topUnitCode: '01', decides: false, today: '2026-11-24' }, indicators: [learners], tops: [city] },
    UnitsBelow: { units: [ward] },
    UnitFigures: { unitFigures: [{ indicator: { code: 'learners' }, ...figure }] },
    IndicatorFigures: { indicatorValues: [{ unitCode: '01', ...figure }, { unitCode: '00070', ...figure }] },
  }
  const khue = {
    texts: { locale: 'vi', add: async () => undefined },
    session: { know: async () => ({ id: 'demo' }) },
    campaign: {
      ask: async (document: { toString(): string }, variables: Record<string, unknown>) => {
        const query = /query (\w+)/.exec(document.toString())?.[1] ?? ''
        asked.push({ query, variables })
        return answers[query]
      },
    },
  } as unknown as Khue
  return { khue, asked, count: (name: string) => asked.filter(({ query }) => query === name).length }
}

describe('the figures that an address asks for', () => {
  it('begin, for a ward officer, with all of her ward this year', async () => {
    const { khue, asked } = doorsFor(['00070'])
    const { choice, rows } = await loadFigures(khue, {})
    expect(choice).toMatchObject({ view: 'unit', unit: '00070', period: { text: '2026', grain: 'year' } })
    expect(asked.at(-1)).toEqual({ query: 'UnitFigures', variables: { unitCode: '00070', period: '2026' } })
    expect(rows).toEqual([expect.objectContaining({ name: 'Người học', unitCode: '00070', whole: false, ...figure })])
  })

  it('begin, for the staff, with the learners of the city and of every unit in it', async () => {
    const { khue } = doorsFor(['01'])
    const { rows } = await loadFigures(khue, {})
    expect(rows.map(({ name, whole }) => [name, whole])).toEqual([['Thành phố Hà Nội', true], ['Phường Hoàn Kiếm', false]])
  })

  it('keep to the address, and ask again only for what changes', async () => {
    const { khue, asked, count } = doorsFor(['01'])
    await loadFigures(khue, { view: 'indicator', indicator: 'completers', unit: '01', period: '2026-Q3' })
    await loadFigures(khue, { view: 'indicator', indicator: 'completers', unit: '01', period: '2026-Q2' })
    expect(asked.at(-1)?.variables).toEqual({ indicatorCode: 'completers', period: '2026-Q2', parentCode: '01' })
    expect([count('Desk'), count('UnitsBelow'), count('IndicatorFigures')]).toEqual([1, 1, 2])
  })

  it('fall back to this year where the address names no period', async () => {
    const { khue } = doorsFor(['01'])
    expect((await loadFigures(khue, { period: '2026-Q7' })).choice.period.text).toBe('2026')
  })
})
