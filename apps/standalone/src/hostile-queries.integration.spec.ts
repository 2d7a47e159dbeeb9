import { type Answer, type Door, ServedKhue } from './testing/served-khue.js'

const doors: readonly Door[] = ['/graphql', '/campaign/graphql']
const repeat = (text: (n: number) => string, times: number): string => Array.from({ length: times }, (_, n) => text(n)).join(' ')
const nested = (levels: number): string => `{ __schema { types { ${'fields { type { '.repeat(levels)} name ${'} } '.repeat(levels)} } } }`

describe('hostile queries', () => {
  let khue: ServedKhue
  let before: Record<string, number>
  beforeAll(async () => {
    khue = await ServedKhue.open()
    before = await khue.rowCounts()
  })
  afterAll(() => khue.close())
  afterEach(async () => {
    expect(await khue.rowCounts()).toEqual(before)
    for (const door of doors) expect((await khue.ask(door, '{ __typename }')).status).toBe(200)
  })

  /** Every door refuses it as bad input, with a message; one that is worked through for long would outlast the test. */
  async function refusedAtBoth(ask: (door: Door) => Promise<Answer>): Promise<void> {
    for (const door of doors) {
      const { code, message, status, data } = await ask(door)
      expect([door, code, data]).toEqual([door, 'BAD_USER_INPUT', null])
      expect(message?.length).toBeGreaterThan(5)
      expect(status).toBeLessThan(500)
    }
  }

  it.each([
    ['that nest too deeply', `query { ${'a { '.repeat(14)} b ${'} '.repeat(14)} }`],
    ['that nest too deeply through fragments', `query { ...f0 } ${repeat((n) => `fragment f${n} on Query { a { ...f${n + 1} } }`, 13)} fragment f13 on Query { __typename }`],
    ['of many aliases', `{ ${repeat((n) => `a${n}: __typename`, 25)} }`],
    ['of many aliases through a fragment', `{ ${repeat(() => '...f', 5)} } fragment f on Query { ${repeat((n) => `a${n}: __typename`, 6)} }`],
    ['of many fields', `{ ${repeat(() => '__typename', 401)} }`],
    ['of fragments that double', `{ ...f0 } ${repeat((n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`, 30)} fragment f30 on Query { __typename }`],
    ['of fragments in a circle', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }'],
    ['of a fragment within itself', '{ ...a } fragment a on Query { __typename ...a }'],
    ['of very many words', `{ ${'__typename '.repeat(5_000)} }`],
    ['of a list without an end', `{ courses(first: 20, search: ${'['.repeat(3_000)}`],
    ['for fields that are not', '{ password }'],
    ['for the schema', '{ __schema { types { name } } }'],
    ['for the schema, deeply', nested(6)],
    ['that are none', '}{'],
    ['that are empty', ''],
    ['of two operations without a name', 'query a { __typename } query b { __typename }'],
  ])('%s are refused', async (_, query) => {
    await refusedAtBoth((door) => khue.ask(door, query))
  })

  it('in a batch are refused, unread', async () => {
    await refusedAtBoth((door) => khue.send(door, JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ __typename }' })))))
  })

  it('in a body that is broken are refused', async () => {
    const bytes = new TextEncoder().encode('{"query":"{ __typename }","operationName":"??"}')
    const broken = new Uint8Array([...bytes].map((byte) => (byte === 63 ? 0xff : byte)))
    await refusedAtBoth((door) => khue.send(door, '{"query":'))
    await refusedAtBoth((door) => khue.send(door, '"x"'))
    await refusedAtBoth((door) => khue.send(door, 'query=x', { 'content-type': 'application/xml' }))
    await refusedAtBoth((door) => khue.send(door, broken))
  })

  it('of ten megabytes are refused', async () => {
    await refusedAtBoth((door) => khue.ask(door, '{ __typename }', { variables: { name: 'x'.repeat(10 * 1024 * 1024) } }))
  })

  it('of half a megabyte in one field are refused by the field', async () => {
    const input = { email: 'a@vi-du.vn', password: 'x'.repeat(500_000), displayName: 'y'.repeat(500_000), unitCode: '00070' }
    const answer = await khue.ask('/graphql', 'mutation ($input: RegisterInput!) { register(input: $input) { token } }', { variables: { input } })
    expect([answer.code, answer.fields.map((field) => field.path)]).toEqual(['BAD_USER_INPUT', ['input.displayName', 'input.password']])
  })

  it('from a form of another site are refused', async () => {
    for (const door of doors) {
      const response = await fetch(khue.address + door, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ __typename }"}' })
      expect([door, response.status]).toEqual([door, 400])
      await response.arrayBuffer()
      const get = await fetch(`${khue.address}${door}?query=mutation{signOut}`, { headers: { 'x-khue-request': '1' } })
      expect([door, get.status === 200]).toEqual([door, false])
      await get.arrayBuffer()
    }
  })

  it.each([
    ['search', { search: 'x'.repeat(201) }, 'search'], ['page of none', { first: 0 }, 'first'], ['page of thousands', { first: 100_000 }, 'first'], ['cursor that is none', { after: 'x\0' }, 'after'],
  ])('for a %s that cannot be are refused', async (_, variables, path) => {
    const answer = await khue.ask('/graphql', 'query ($search: String, $first: Int, $after: String) { courses(search: $search, first: $first, after: $after) { totalCount } }', { variables })
    expect([answer.code, answer.fields.map((field) => field.path)]).toEqual(['BAD_USER_INPUT', [path]])
  })

  it('with signs of LIKE or quotes in them find nothing and break nothing', async () => {
    for (const text of ['%', '_', "'; SELECT 1 --", '\\', '$1', 'a'.repeat(200)]) {
      const answer = await khue.ask('/graphql', 'query ($text: String!) { courses(search: $text, language: $text, competencyCode: $text) { totalCount edges { cursor } } course(slug: $text) { id } units(parentCode: $text) { code } }', { variables: { text } })
      expect([text, answer.code, answer.data]).toEqual([text, null, { courses: { totalCount: 0, edges: [] }, course: null, units: [] }])
    }
  })
})
