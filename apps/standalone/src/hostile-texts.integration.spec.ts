import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { buildSchema, type GraphQLField, getNamedType, type GraphQLInputType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType } from 'graphql'
import { type Answer, type Door, ServedKhue, type TestAccount } from './testing/served-khue.js'

/** Refused wherever a text is asked for. */
const unreadable = { 'NUL': 'a\0b', 'half a character': 'a\uD800b', 'the other half': '\uDC00', 'a text turned around': 'a\u202Eb', 'an isolated one': '\u2067b', 'an escape': '\u001B[2J', 'a C1 control': 'a\u009Bb', 'a noncharacter': 'a\uFFFF' }
/** Taken or refused, but understood. */
const odd = [
  '9999999', '-1', 'NaN', '1e999', '+275760-09-13T00:00:00.000Z', '-000001-01-01T00:00:00Z', '0000-00-00', '9999-12-31T23:59:59.999Z', '0001-01-01', "'; DROP TABLE identity.account; --", '%_%', '\\', '../../etc/passwd',
  '00000000-0000-0000-0000-000000000000', '{00000000-0000-4000-8000-000000000000}', '00000000-0000-4000-8000-00000000000g', 'AAAA', 'eyJ0IjoxfQ', 'bnVsbA==', 'WzEsMiwzXQ', Buffer.from('["\\u0000","x"]').toString('base64url'),
  Buffer.from(JSON.stringify({ title: 'a\0', id: 'x', value: '9e999' })).toString('base64url'), Buffer.from(JSON.stringify(['a', '00000000-0000-4000-8000-000000000000', '99999999999999999999'])).toString('base64url'),
  '𝒳'.repeat(5_000), 'ệ'.normalize('NFD'), '👩‍🏫', '', ' ',
]
const numbers = { Int: [2_147_483_647, -2_147_483_648, 0], Float: [1e308, -1e308, 5e-324] }

/** As in a question that would be answered. */
const usual: Record<string, unknown> = {
  courseSlug: 'khoa-chu', slug: 'khoa-chu', unitCode: '00070', parentCode: '01', indicatorCode: 'learners', period: '2026', occurredAt: '2026-11-01T00:00:00Z', reviewedAt: '2026-11-01T00:00:00Z',
  from: '2026-01-01', to: '2026-01-31', password: 'một câu chỉ tôi nhớ', newPassword: 'một câu khác hẳn', displayName: 'Người thử', search: 'khoa', language: 'vi', locale: 'vi', competencyCode: 'vn-digital.1.1',
  username: 'nguoi-thu-nghiem', identifier: 'nguoi-thu-nghiem', kind: 'COMPLETIONS', first: 5, position: 0.5, birthYear: 1990,
}

type Path = readonly (string | number)[]

/** Every leaf below an input type: its path and its type's name. */
function leaves(name: string, type: GraphQLInputType, path: Path = [name], depth = 0): { path: Path; of: string }[] {
  if (isNonNullType(type)) return leaves(name, type.ofType, path, depth)
  if (isListType(type)) return leaves(name, type.ofType, [...path, 0], depth)
  if (isInputObjectType(type)) return depth > 4 ? [] : Object.values(type.getFields()).flatMap((field) => leaves(field.name, field.type, [...path, field.name], depth + 1))
  return isEnumType(type) ? [] : [{ path, of: type.name }]
}

/** A value of a type in which every leaf is usual but the one at `path`. */
function filled(name: string, type: GraphQLInputType, ids: Record<string, unknown>, path: Path | null, value: unknown): unknown {
  if (isNonNullType(type)) return filled(name, type.ofType, ids, path, value)
  if (isListType(type)) return path || isNonNullType(type.ofType) ? [filled(name, type.ofType, ids, path?.slice(1) ?? null, value)] : []
  if (isInputObjectType(type)) {
    return Object.fromEntries(Object.values(type.getFields()).flatMap((field) => {
      const inner = path?.[0] === field.name ? path.slice(1) : null
      if (!inner && !isNonNullType(field.type)) return []
      return [[field.name, filled(field.name, field.type, ids, inner, value)]]
    }))
  }
  if (path) return value
  if (isEnumType(type)) return type.getValues()[0]?.name
  return ids[name] ?? usual[name] ?? { Int: 1, Float: 0.5, Boolean: false, ID: '00000000-0000-4000-8000-000000000000' }[type.name] ?? 'x'
}

describe('hostile texts', () => {
  let khue: ServedKhue
  let admin: TestAccount
  let ids: Record<string, unknown> = {}

  beforeAll(async () => {
    khue = await ServedKhue.open()
    const [lessonId, , quiz] = await khue.course('khoa-chu')
    admin = await khue.account('ADMIN')
    await khue.ask('/graphql', 'mutation { enrol(courseSlug: "khoa-chu") { id } }', { token: admin.token })
    const started = await khue.ask('/graphql', 'mutation ($id: ID!) { startAttempt(lessonId: $id) { id questions { id } } }', { token: admin.token, variables: { id: quiz } })
    const attempt = (started.data as unknown as { startAttempt: { id: string; questions: { id: string }[] } }).startAttempt
    ids = { lessonId, attemptId: attempt.id, questionId: attempt.questions[0]?.id }
  })
  afterAll(() => khue.close())

  const fieldsOf = (door: Door): [string, GraphQLField<unknown, unknown>, string][] => {
    const schema = buildSchema(readFileSync(new URL(`../../${door === '/graphql' ? 'learning' : 'campaign'}/schema.graphql`, import.meta.url), 'utf8'))
    return [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.values(type?.getFields() ?? {}).map((field) => [`${type?.name}.${field.name}`, field, type?.name ?? ''] as [string, GraphQLField<unknown, unknown>, string]))
  }

  /** Asks a field with one leaf of its arguments set, as the city's ADMIN. */
  async function ask(door: Door, field: GraphQLField<unknown, unknown>, kind: string, path: Path, value: unknown): Promise<Answer> {
    const given = field.args.filter((arg) => arg.name === path[0] || (isNonNullType(arg.type) && arg.defaultValue === undefined))
    const variables = Object.fromEntries(given.map((arg) => [arg.name, filled(arg.name, arg.type, ids, arg.name === path[0] ? path.slice(1) : null, value)]))
    const query = `${kind.toLowerCase()} (${given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')}) { ${field.name}(${given.map((arg) => `${arg.name}: $${arg.name}`).join(', ')}) ${isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'} }`
    if (field.name === 'signOut') return khue.ask(door, '{ __typename }')
    return khue.ask(door, query, { token: admin.token, variables })
  }

  describe.each(['/graphql', '/campaign/graphql'] as const)('at %s', (door) => {
    const withLeaves = fieldsOf(door).map(([name, field, kind]) => [name, field, kind, field.args.flatMap((arg) => leaves(arg.name, arg.type))] as const).filter(([, , , all]) => all.length > 0)

    it.each(withLeaves)('%s refuses what nobody can read, naming where, in each of its texts', async (_, field, kind, all) => {
      for (const { path, of } of all.filter((leaf) => leaf.of === 'String' || leaf.of === 'ID')) {
        for (const [what, value] of Object.entries(unreadable)) {
          const answer = await ask(door, field, kind, path, value)
          expect([of, path, what, answer.code, answer.fields.map((fault) => fault.path), answer.status]).toEqual([of, path, what, 'BAD_USER_INPUT', [path.join('.')], 400])
        }
      }
    })

    it.each(withLeaves)('%s understands whatever else it is sent', async (name, field, kind, all) => {
      for (const { path, of } of all) {
        for (const value of of === 'String' || of === 'ID' ? odd : (numbers[of as 'Int'] ?? [])) {
          const answer = await ask(door, field, kind, path, value)
          expect([name, path, value, answer.code === 'INTERNAL', answer.status < 500]).toEqual([name, path, value, false, true])
        }
        if (name === 'Mutation.changePassword' || name === 'Mutation.endOtherSessions') admin.token = await khue.signIn(admin.username).catch(() => admin.token)
      }
    })
  })

  it('are refused in the document too, and in variables under whatever name', async () => {
    const literal = await khue.send('/graphql', JSON.stringify({ query: '{ courses(search: "a\\u0000b") { totalCount } }' }))
    expect([literal.code, literal.fields.map((fault) => fault.path)]).toEqual(['BAD_USER_INPUT', ['search']])
    const block = await khue.send('/graphql', JSON.stringify({ query: 'mutation { register(input: { username: "x", password: "y", unitCode: "00070", displayName: """a\u202Eb""" }) { token } }' }))
    expect([block.code, block.fields.map((fault) => fault.path)]).toEqual(['BAD_USER_INPUT', ['input.displayName']])
    const named = await khue.ask('/graphql', 'query ($tìm: String) { courses(search: $tìm) { totalCount } }'.replaceAll('tìm', 'q'), { variables: { q: '\0' }, locale: 'en' })
    expect([named.message, named.fields]).toEqual(['Something is not right. Please look at the marked fields.', [{ path: 'search', message: 'Some characters cannot be used.' }]])
  })

  it('are refused in addresses, and no route fails of one', async () => {
    const { hostname, port } = new URL(khue.address)
    const get = (path: string, headers: Record<string, string> = {}): Promise<number> =>
      new Promise((resolve, reject) => request({ hostname, port, path, headers }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0))).on('error', reject).end())
    for (const path of ['/verify/', '/credentials/', '/credentials/status/', '/media/', '/media/00000000-0000-4000-8000-000000000000/', '/campaign/exports/', '/certificates/', '/courses/', '/courses?search=', '/']) {
      for (const bad of ['%00', 'a%E2%80%AEb', '%7F', '%ED%A0%80', '%', '%C0%80', 'x'.repeat(8_000), '%2e%2e%2f', "'--", '9999999999999999999']) {
        const status = await get(`${path}${bad}${path.endsWith('certificates/') ? '/pdf' : ''}`, { authorization: `Bearer ${admin.token}` })
        expect([path, bad.slice(0, 20), status < 500]).toEqual([path, bad.slice(0, 20), true])
        if (/%00|AE|7F/.test(bad)) expect([path, bad, status]).toEqual([path, bad, 400])
      }
    }
    for (const headers of [{ authorization: 'Bearer \u0080\u00ff' }, { 'accept-language': 'x'.repeat(5_000) }, { 'x-request-id': "'; --" }, { cookie: 'khue_session=%00; khue_device=%ff' }, { 'user-agent': '\u0085' }, { range: 'bytes=99999999999999999999-' }, { accept: '\u0080' }]) {
      expect([headers, (await get('/graphql?query={me{id}}', { ...headers, 'x-khue-request': '1' } as unknown as Record<string, string>)) < 500]).toEqual([headers, true])
    }
  })
})
