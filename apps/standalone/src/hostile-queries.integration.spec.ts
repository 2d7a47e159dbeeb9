import { createHash } from 'node:crypto'
import { webOperations as campaignOperations } from '@khue/campaign-app'
import { webOperations as learningOperations } from '@khue/learning-app'
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
      expect(message?.length).toBeLessThan(1_000)
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
    ['of fragments that double into one that is not there', `{ ...f0 } ${repeat((n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`, 60)}`],
    ['of fragments that double into a circle', `{ ...f0 } ${repeat((n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`, 60)} fragment f60 on Query { ...f0 }`],
    ['of fragments that double and that nothing spreads', `{ __typename } ${repeat((n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`, 60)} fragment f60 on Query { __typename }`],
    ['of the same field many times', `{ ${repeat(() => 'me { id }', 600)} }`],
    ['of the same field many times, in pieces', `{ ${repeat(() => '... { units { code } }', 200)} }`],
    ['of very many faults', `{ ${repeat((n) => `nothing${n}`, 390)} }`],
    ['of very many operations', repeat((n) => `query q${n} { __typename }`, 900)],
    ['of very many directives', `{ __typename ${repeat(() => '@skip(if: false)', 700)} }`],
    ['of very many variables', `query (${repeat((n) => `$v${n}: Int`, 300)}) { __typename }`],
    ['of a text without an end', `{ __typename(a: "${'x'.repeat(100_000)}") }`],
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

  it.each([
    ['the texts of a hundred courses, many times', `{ ${repeat((n) => `a${n}: courses(first: 100) { edges { node { sections { lessons { html transcripts { cues { text } } } } } } }`, 24)} }`],
    ['the texts of courses by a list of one', '{ courses(first: 1) { edges { node { sections { lessons { html } } } } } }'],
    ['what is said in their recordings', '{ courses { edges { node { ...C } } } } fragment C on Course { sections { lessons { transcripts { cues { text } } } } }'],
    ['the texts of courses to begin with', '{ whereToStart { course { sections { lessons { html } } } } }'],
    ['the texts of all her courses', '{ myEnrolments { course { sections { lessons { html } } } } }'],
    ['the texts of one course many times', `{ ${repeat((n) => `a${n}: course(slug: "x") { sections { lessons { html } } }`, 24)} }`],
    ['a deck many times', `{ ${repeat((n) => `a${n}: deck(lessonId: "x") { cards { front back schedule { due } } }`, 24)} }`],
    ['quizzes with all their attempts many times', `{ ${repeat((n) => `a${n}: attempts(lessonId: "x") { questions { prompt choices { text } } results { feedback } }`, 24)} }`],
    ['all units many times', `{ ${repeat((n) => `a${n}: units(parentCode: "01") { code name fullName kind areaKm2 }`, 24)} }`],
  ])('for %s are refused, before anybody is asked', async (_, query) => {
    const { code, data } = await khue.ask('/graphql', query)
    expect([code, data]).toEqual(['BAD_USER_INPUT', null])
  })

  it('for a page of the size that a variable tells are priced by it', async () => {
    const query = 'query ($n: Int) { courses(first: $n) { edges { node { alignments { level } sections { lessons { id title kind minutes required position } } } } } }'
    expect((await khue.ask('/graphql', query, { variables: { n: 20 } })).code).toBe(null)
    expect((await khue.ask('/graphql', query, { variables: { n: 100 } })).code).toBe('BAD_USER_INPUT')
    expect((await khue.ask('/graphql', query)).code).toBe(null)
  })

  it('for one course with all its texts, and for a hundred by their names, are answered', async () => {
    const whole = '{ course(slug: "x") { id slug title summary language version minutes lessonCount order alignments { competencyCode level name } sections { id title lessons { id title kind required minutes html mediaUrl captions { language url } transcripts { language cues { start end text } } } } } }'
    expect((await khue.ask('/graphql', whole)).code).toBe(null)
    expect((await khue.ask('/graphql', '{ courses(first: 100) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id slug title summary language minutes alignments { competencyCode level } sections { id title } } } } }')).code).toBe(null)
  })

  it('with very many faults in their variables get a short answer', async () => {
    const input = { ...Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`nothing${n}`, 1])), password: 'x'.repeat(200_000) }
    const answer = await khue.send('/graphql', JSON.stringify({ query: 'mutation ($input: RegisterInput!) { register(input: $input) { token } }', variables: { input } }))
    expect([answer.code, answer.status < 500, answer.bytes < 20_000]).toEqual(['BAD_USER_INPUT', true, true])
    const deep = await khue.send('/graphql', `{"query":"query ($a: [AttainedInput!]) { whereToStart(attained: $a) { reason } }","variables":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`)
    expect(deep.code).toBe('BAD_USER_INPUT')
  })

  it('by an id are answered from the first on where they are our own, and told apart from those that nobody knows', async () => {
    for (const [door, operations, name] of [['/graphql', learningOperations, 'Me'], ['/campaign/graphql', campaignOperations, 'Desk']] as const) {
      const [id] = Object.entries(operations).find(([, text]) => text.includes(`query ${name} `) || text.includes(`query ${name}(`)) ?? []
      const byId = (sha256Hash: unknown) => khue.send(door, JSON.stringify({ operationName: name, variables: {}, extensions: { persistedQuery: { version: 1, sha256Hash } } }))
      expect([door, (await byId(id)).code]).toEqual([door, name === 'Me' ? null : 'UNAUTHENTICATED'])
      expect((await byId('0'.repeat(64))).code).toBe('PERSISTED_QUERY_NOT_FOUND')
      expect((await byId('__proto__')).code).toBe('PERSISTED_QUERY_NOT_FOUND')
    }
  })

  it('of our own are within the schema, every one', async () => {
    for (const [door, operations] of [['/graphql', learningOperations], ['/campaign/graphql', campaignOperations]] as const) {
      for (const [sha256Hash, text] of Object.entries(operations)) {
        expect(createHash('sha256').update(text).digest('hex')).toBe(sha256Hash)
        const { message } = await khue.send(door, JSON.stringify({ variables: {}, extensions: { persistedQuery: { version: 1, sha256Hash } } }))
        expect([text, message]).not.toEqual([text, expect.stringMatching(/Cannot query|Unknown|PersistedQueryNotFound|too large/)])
      }
    }
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
