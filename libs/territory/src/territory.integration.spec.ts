import { Clock } from '@khue/platform/observability'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { territoryContext, TerritoryService } from './index.js'

const clock = new (class extends Clock {
  time = ''
  now(): Date {
    return new Date(this.time)
  }
})()

const HEAD = 'code,parent_code,kind,name,full_name,name_en,area_km2,valid_from,valid_to,formed_from'
const rows = ['01,,city,Hà Nội,Thành phố Hà Nội,Ha Noi,1,2025-07-01,,', '00070,01,ward,Cũ,Phường Cũ,Old,1,2025-07-01,2026-12-31,', '00071,01,ward,Mới,Phường Mới,New,1,2027-01-01,,']

describe('units', () => {
  let test: TestDatabase
  let territory: TerritoryService
  beforeAll(async () => {
    test = await testDatabase([territoryContext])
    territory = new TerritoryService(test.database, clock)
    clock.time = '2026-12-01T00:00:00Z'
    await territory.import([HEAD, ...rows, ''].join('\n'))
  })
  afterAll(() => test.close())

  it.each([
    ['2026-12-31T16:59:59.999Z', 'Cũ', '2026-12-31'],
    ['2026-12-31T17:00:00.000Z', 'Mới', '2027-01-01'],
    ['2027-01-01T00:00:00.000Z', 'Mới', '2027-01-01'],
  ])("come into force and go at the city's midnight: at %s there is %s", async (time, name, day) => {
    clock.time = time
    expect((await territory.units('01')).map((unit) => unit.name)).toEqual([name])
    expect([await territory.isResidential('00070'), await territory.isResidential('00071')]).toEqual([name === 'Cũ', name === 'Mới'])
    expect(await territory.dayOf()).toBe(day)
  })

  it('have the days of their own city', async () => {
    await test.database.transaction((tx) => tx.sql(`UPDATE territory.unit SET time_zone = 'America/Bogota' WHERE code = '01'`))
    const elsewhere = new TerritoryService(test.database, clock)
    clock.time = '2027-01-01T04:59:59Z'
    expect((await elsewhere.units('01')).map((unit) => unit.name)).toEqual(['Cũ'])
    clock.time = '2027-01-01T05:00:00Z'
    expect((await elsewhere.units('01')).map((unit) => unit.name)).toEqual(['Mới'])
  })
})
