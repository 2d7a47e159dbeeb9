import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, isLeafType } from 'graphql'
import { type Door, ServedKhue, type TestAccount } from './testing/served-khue.js'

const doors = { '/graphql': 'learning', '/campaign/graphql': 'campaign' } as const
const NAMED = 'x-khue-account'

/** Every root field of a door, asked without what it needs: whoever may not ask is refused before that is looked at. */
function rootFields(door: Door): [kind: string, name: string, selection: string][] {
  const schema = buildSchema(readFileSync(new URL(`../../${doors[door]}/schema.graphql`, import.meta.url), 'utf8'))
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.values(type?.getFields() ?? {})
      .filter((field) => field.args.every((arg) => arg.defaultValue !== undefined || !String(arg.type).endsWith('!')))
      .map((field): [string, string, string] => [type === schema.getQueryType() ? 'query' : 'mutation', field.name, isLeafType(getNamedType(field.type)) ? '' : '{ __typename }']),
  )
}

describe('a request that names its account', () => {
  let khue: ServedKhue
  let lan: TestAccount
  let minh: TestAccount
  let admin: TestAccount
  let lessons: string[]
  const as = (account: TestAccount, named: string): Record<string, string> => ({ authorization: `Bearer ${account.token}`, [NAMED]: named })
  const send = (door: Door, query: string, headers: Record<string, string>, variables: object = {}) => khue.send(door, JSON.stringify({ query, variables }), headers)

  beforeAll(async () => {
    khue = await ServedKhue.open()
    lan = await khue.account()
    minh = await khue.account()
    admin = await khue.account('ADMIN')
    lessons = await khue.course('chung-may')
  })
  afterAll(() => khue.close())

  it('is answered where its session is that account’s, and as ever where it names none', async () => {
    expect(await send('/graphql', '{ me { id } }', as(lan, lan.id))).toMatchObject({ data: { me: { id: lan.id } } })
    expect(await khue.ask('/graphql', '{ me { id } }', { token: lan.token })).toMatchObject({ data: { me: { id: lan.id } } })
    expect(await send('/campaign/graphql', '{ desk { __typename } }', as(admin, admin.id))).toMatchObject({ code: null })
  })

  describe.each(['/graphql', '/campaign/graphql'] as const)('at %s', (door) => {
    it.each(rootFields(door))('is refused as another’s: %s %s', async (kind, name, selection) => {
      const before = await khue.rowCounts()
      const answer = await send(door, `${kind} { ${name} ${selection} }`, as(admin, lan.id))
      expect([answer.code, Object.values(answer.data ?? {}).filter((value) => value !== null)]).toEqual(['UNAUTHENTICATED', []])
      expect(await khue.rowCounts()).toEqual(before)
    })
  })

  it('brings nothing of one learner’s work to another, and says why in her language', async () => {
    for (const { token } of [lan, minh]) await khue.ask('/graphql', 'mutation { enrol(courseSlug: "chung-may") { id } }', { token })
    const events = [{ clientEventId: '5b2c7f0e-6c55-4d0e-9d8a-6f6f5f3b3a01', lessonId: lessons[0], position: 1, done: true, occurredAt: new Date().toISOString() }]
    const record = 'mutation ($events: [ProgressEventInput!]!) { recordProgress(events: $events) { state } }'
    const before = await khue.rowCounts()
    const refused = await send('/graphql', record, { ...as(minh, lan.id), 'accept-language': 'en' }, { events })
    expect([refused.code, refused.message]).toEqual(['UNAUTHENTICATED', expect.stringContaining('Another account is signed in on this device')])
    expect((await send('/graphql', record, as(minh, lan.id), { events })).message).toContain('đang đăng nhập một tài khoản khác')
    expect(await khue.rowCounts()).toEqual(before)
    const taken = await send('/graphql', record, as(lan, lan.id), { events })
    expect(taken.data).toEqual({ recordProgress: [{ state: 'COMPLETED' }] })
  })

  it.each([
    ['signs nobody else out', 'mutation { signOut }'],
    ['changes nobody else’s profile', 'mutation { updateProfile(input: { displayName: "Người khác" }) { id } }'],
    ['begins no course of another’s', 'mutation { enrol(courseSlug: "chung-may") { id } }'],
    ['is refused once for each thing it asks', 'mutation { a: signOut b: signOut }'],
  ])('%s', async (_, query) => {
    expect((await send('/graphql', query, as(minh, lan.id))).code).toBe('UNAUTHENTICATED')
    expect(await khue.ask('/graphql', '{ me { id displayName } }', { token: minh.token })).toMatchObject({ data: { me: { id: minh.id, displayName: 'Người Thử Nghiệm' } } })
  })

  it.each([['an ended session', { [NAMED]: '00000000-0000-4000-8000-000000000000' }], ['no account’s id', { [NAMED]: 'lan' }], ['an empty name', { [NAMED]: '' }]])('is refused with %s too, also for what is open to everybody', async (_, headers) => {
    expect((await send('/graphql', '{ courses(first: 1) { totalCount } }', headers)).code).toBe('UNAUTHENTICATED')
  })

  it.each([
    ['GET', '/campaign/exports/00000000-0000-4000-8000-000000000000'], ['GET', '/certificates/00000000-0000-4000-8000-000000000000/pdf'], ['GET', '/media/00000000-0000-4000-8000-000000000000/a.png'], ['POST', '/courses/upload'],
  ])('is refused outside GraphQL: %s %s', async (method, path) => {
    const ask = async (named: string): Promise<number> => (await fetch(khue.address + path, { method, headers: { ...as(admin, named), 'x-khue-request': '1' } })).status
    expect(await ask(lan.id)).toBe(401)
    expect(await ask(admin.id)).not.toBe(401)
  })
})
