import { randomUUID } from 'node:crypto'
import { IdentityService } from '@khue/identity'
import { Work } from '@khue/worker-app'
import { ServedKhue, type TestAccount } from './testing/served-khue.js'

const CITY = '01'
const OWN = '00070'
const OTHER = '00082'
const figures = 'query ($unit: String!) { unitFigures(unitCode: $unit, period: "2026") { numerator } }'
const values = 'query ($parent: String) { indicatorValues(indicatorCode: "learners", period: "2026", parentCode: $parent) { unitCode numerator } }'
const explain = 'query ($unit: String!) { explain(indicatorCode: "learners", period: "2026", unitCode: $unit) { total } }'
const request = 'mutation ($unit: String) { requestExport(input: { kind: COMPLETIONS, format: CSV, from: "2026-01-01", to: "2026-12-31", unitCode: $unit }) { id state downloadUrl } }'
const job = 'query ($id: ID!) { exportJob(id: $id) { id state downloadUrl } }'

describe('a ward officer', () => {
  let khue: ServedKhue
  let officer: TestAccount
  let colleague: TestAccount
  let staff: TestAccount

  beforeAll(async () => {
    khue = await ServedKhue.open()
    await khue.app.get(Work, { strict: false }).start()
    officer = await khue.account('WARD_OFFICER', { grant: OWN })
    colleague = await khue.account('WARD_OFFICER', { grant: OTHER })
    staff = await khue.account('CAMPAIGN_STAFF')
  })
  afterAll(() => khue.close())

  const ask = (query: string, variables: object, account: TestAccount | null = officer) => khue.ask('/campaign/graphql', query, { token: account?.token, variables })
  const codes = async (query: string, units: readonly (string | null)[]): Promise<(string | null)[]> =>
    Promise.all(units.map(async (unit) => (await ask(query, { unit, parent: unit })).code))

  it('sees the figures of her ward and the totals above it, and no other ward', async () => {
    expect(await codes(figures, [OWN, CITY, OTHER])).toEqual([null, null, 'FORBIDDEN'])
    expect(await codes(values, [OWN, CITY, null, OTHER])).toEqual([null, null, null, 'FORBIDDEN'])
    const rows = (await ask(values, { parent: CITY })).data as unknown as { indicatorValues: { unitCode: string }[] }
    expect(rows.indicatorValues.map((row) => row.unitCode)).toEqual([CITY, OWN])
    expect((await ask('{ units(parentCode: "01") { code } }', {})).data).toEqual({ units: [{ code: OWN }] })
  })

  it('sees the rows behind a figure in her ward alone, not those behind the totals', async () => {
    expect(await codes(explain, [OWN, CITY, OTHER])).toEqual([null, 'FORBIDDEN', 'FORBIDDEN'])
  })

  it('sees no more of another ward where she teaches', async () => {
    const both = await khue.account('WARD_OFFICER', { grant: OWN })
    await khue.test.database.transaction((tx) => tx.sql(`INSERT INTO identity.role_grant (account_id, role, unit_code) VALUES ($1, 'INSTRUCTOR', $2)`, [both.id, OTHER]))
    expect((await ask(figures, { unit: OTHER }, both)).code).toBe('FORBIDDEN')
    expect((await ask(request, { unit: OTHER }, both)).code).toBe('FORBIDDEN')
  })

  it('exports her ward, and nobody else gets the file', async () => {
    expect(await codes(request, [OTHER, CITY])).toEqual(['FORBIDDEN', 'FORBIDDEN'])
    expect((await ask(request, { unit: 'x' })).fields.map((field) => field.path)).toEqual(['input.unitCode'])
    const { id } = ((await ask(request, { unit: null })).data as unknown as { requestExport: { id: string } }).requestExport
    const units = await khue.test.database.read((tx) => tx.sql<{ codes: string[] }>('SELECT unit_codes AS codes FROM reporting.export_job WHERE id = $1', [id]))
    expect(units).toEqual([{ codes: [OWN] }])

    const state = async (): Promise<string> => ((await ask(job, { id })).data as unknown as { exportJob: { state: string } }).exportJob.state
    for (let tries = 0; tries < 100 && (await state()) !== 'DONE'; tries++) await new Promise((resolve) => setTimeout(resolve, 100))
    expect((await ask(job, { id }, colleague)).data).toEqual({ exportJob: null })
    expect((await ask(job, { id }, staff)).data).toEqual({ exportJob: null })
    expect((await ask('mutation ($id: ID!) { cancelExport(id: $id) { id } }', { id }, colleague)).code).toBe('NOT_FOUND')
    expect((await ask('{ exportJobs { id } }', {}, colleague)).data).toEqual({ exportJobs: [] })

    const resident = await khue.account()
    const get = async (account: TestAccount | null, which = id): Promise<number> => {
      const response = await fetch(`${khue.address}/campaign/exports/${which}`, { headers: account ? { authorization: `Bearer ${account.token}` } : {} })
      await response.arrayBuffer()
      return response.status
    }
    expect([await get(officer), await get(null), await get(resident), await get(colleague), await get(staff)]).toEqual([200, 401, 403, 404, 404])
    expect([await get(officer, randomUUID()), await get(officer, 'x')]).toEqual([404, 404])
  })

  it('is nobody at the desk once signed out', async () => {
    const { token } = await khue.app.get(IdentityService, { strict: false }).signIn(officer.username, 'một câu chỉ tôi nhớ')
    expect((await khue.ask('/campaign/graphql', '{ indicators { code } }', { token })).code).toBeNull()
    await khue.ask('/graphql', 'mutation { signOut }', { token })
    expect((await khue.ask('/campaign/graphql', '{ indicators { code } }', { token })).code).toBe('UNAUTHENTICATED')
  })
})
