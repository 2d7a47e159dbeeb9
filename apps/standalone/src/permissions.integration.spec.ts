import { readFileSync } from 'node:fs'
import { buildSchema, type GraphQLInputType, type GraphQLField, getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, type GraphQLSchema } from 'graphql'
import type { Role } from '@khue/identity'
import { type Door, PASSWORD, ServedKhue, type TestAccount } from './testing/served-khue.js'

/** Nobody, a resident, or who has a role for the whole city or for one ward. */
type Who = 'NOBODY' | 'RESIDENT' | `${GrantedRole} of the ${'city' | 'ward'}`
type GrantedRole = Exclude<Role, 'RESIDENT'>
const granted: readonly GrantedRole[] = ['INSTRUCTOR', 'REVIEWER', 'WARD_OFFICER', 'CAMPAIGN_STAFF', 'ADMIN']
const WARD = '00070'
const OTHER_WARD = '00004'
const withRoles = (roles: readonly GrantedRole[], grants: readonly ('city' | 'ward')[] = ['city', 'ward']): Who[] => roles.flatMap((role) => grants.map((grant): Who => `${role} of the ${grant}`))

const everybody: readonly Who[] = ['NOBODY', 'RESIDENT', ...withRoles(granted)]
const signedIn: readonly Who[] = everybody.filter((who) => who !== 'NOBODY')
const teachers = withRoles(['INSTRUCTOR', 'ADMIN'])
const desk = withRoles(['WARD_OFFICER', 'CAMPAIGN_STAFF', 'ADMIN'])
const officers = withRoles(['WARD_OFFICER', 'ADMIN'])
/** For the whole city: a grant for a ward opens nothing. */
const staff = withRoles(['CAMPAIGN_STAFF', 'ADMIN'], ['city'])

/** Who is let in at each root field of each door. A field that is not here fails this spec. */
const fields: Record<Door, Record<string, readonly Who[]>> = {
  '/graphql': {
    'Query.me': everybody, 'Query.units': everybody, 'Query.courses': everybody, 'Query.course': everybody, 'Query.competencies': everybody,
    'Query.enrolment': signedIn, 'Query.myEnrolments': signedIn, 'Query.attempts': signedIn, 'Query.myCompetencies': signedIn,
    'Query.preview': teachers, 'Query.myCourses': teachers, 'Query.alignmentRequests': staff,
    'Mutation.register': everybody, 'Mutation.signIn': everybody, 'Mutation.signOut': everybody, 'Mutation.updateProfile': signedIn,
    'Mutation.enrol': signedIn, 'Mutation.continueWithNewVersion': signedIn, 'Mutation.checkAnswers': signedIn, 'Mutation.recordProgress': signedIn, 'Mutation.startAttempt': signedIn, 'Mutation.saveAnswers': signedIn, 'Mutation.submitAttempt': signedIn,
    'Query.courseFacets': everybody, 'Query.whereToStart': everybody, 'Mutation.requestRecovery': everybody, 'Mutation.recover': everybody,
    'Query.mySessions': signedIn, 'Mutation.endSession': signedIn, 'Mutation.endOtherSessions': signedIn, 'Mutation.changePassword': signedIn,
    'Mutation.requestEmailConfirmation': signedIn, 'Mutation.confirmEmail': signedIn,
    'Query.dueCards': signedIn, 'Query.deck': signedIn, 'Query.practiceSession': signedIn, 'Query.practiceSettings': signedIn, 'Query.practiceStatistics': signedIn,
    'Mutation.reviewCards': signedIn, 'Mutation.updatePracticeSettings': signedIn,
    'Query.myCertificates': signedIn, 'Mutation.updateCertificatePrivacy': signedIn, 'Query.myCompetencyMap': signedIn, 'Query.myLearningWeeks': signedIn,
    'Mutation.publishCourse': teachers, 'Mutation.withdrawCourse': teachers, 'Mutation.approveAlignments': staff,
    'Query.flaggedCompletions': staff, 'Mutation.voidCompletion': staff, 'Mutation.dismissFlags': staff,
  },
  '/campaign/graphql': {
    'Query.desk': desk, 'Query.units': desk, 'Query.indicators': desk, 'Query.indicatorValues': desk, 'Query.unitFigures': desk, 'Query.explain': desk,
    'Query.eventPath': desk, 'Query.exportJob': desk, 'Query.exportJobs': desk, 'Query.parkedEvents': staff,
    'Mutation.requestExport': desk, 'Mutation.cancelExport': desk, 'Mutation.retryParkedEvents': staff,
    'Query.findResidents': officers, 'Mutation.makeRecoveryCode': officers,
  },
}

/** What is by unit: as it is asked about a unit, and what of the answer is about that unit. */
const byUnit: Record<string, { ask: string; variables: (unit: string, resident: TestAccount) => object; outside: 'FORBIDDEN' | 'nothing' }> = {
  'Query.units': { ask: '{ units(parentCode: "01") { code } }', variables: () => ({}), outside: 'nothing' },
  'Query.indicatorValues': { ask: 'query ($unit: String) { indicatorValues(indicatorCode: "learners", period: "2026", parentCode: $unit) { unitCode } }', variables: (unit) => ({ unit }), outside: 'FORBIDDEN' },
  'Query.unitFigures': { ask: 'query ($unit: String!) { unitFigures(unitCode: $unit, period: "2026") { numerator } }', variables: (unit) => ({ unit }), outside: 'FORBIDDEN' },
  'Query.explain': { ask: 'query ($unit: String!) { explain(indicatorCode: "learners", period: "2026", unitCode: $unit) { total } }', variables: (unit) => ({ unit }), outside: 'FORBIDDEN' },
  'Query.findResidents': { ask: 'query ($search: String!) { findResidents(search: $search) { accountId } }', variables: (_, { username }) => ({ search: username }), outside: 'nothing' },
  'Mutation.makeRecoveryCode': { ask: 'mutation ($id: ID!) { makeRecoveryCode(accountId: $id) { code } }', variables: (_, { id }) => ({ id }), outside: 'FORBIDDEN' },
  'Mutation.requestExport': {
    ask: 'mutation ($input: ExportInput!) { requestExport(input: $input) { unitCode } }',
    variables: (unitCode) => ({ input: { kind: 'INDICATORS', format: 'CSV', from: '2026-01-01', to: '2026-01-31', unitCode } }), outside: 'FORBIDDEN',
  },
}

/** Who is let in at each route, and what is asked of it. */
const routes: Record<string, { ask: string; letIn: readonly Who[] }> = {
  'GET /': { ask: '/', letIn: everybody },
  'GET /*': { ask: '/nowhere', letIn: everybody },
  'GET /healthz': { ask: '/healthz', letIn: everybody },
  'GET /readyz': { ask: '/readyz', letIn: everybody },
  'GET /metrics': { ask: '/metrics', letIn: everybody },
  'GET /media/:versionId/*': { ask: '/media/00000000-0000-4000-8000-000000000000/a.png', letIn: everybody },
  'GET /campaign/exports/:id': { ask: '/campaign/exports/00000000-0000-4000-8000-000000000000', letIn: desk },
  'GET /certificates/:id/pdf': { ask: '/certificates/00000000-0000-4000-8000-000000000000/pdf', letIn: signedIn },
  'GET /verify/:id': { ask: '/verify/00000000-0000-4000-8000-000000000000', letIn: everybody },
  'GET /credentials/:id': { ask: '/credentials/00000000-0000-4000-8000-000000000000', letIn: everybody },
  'GET /credentials/issuer': { ask: '/credentials/issuer', letIn: everybody },
  'GET /credentials/status/:list': { ask: '/credentials/status/0', letIn: everybody },
  'GET /.well-known/jwks.json': { ask: '/.well-known/jwks.json', letIn: everybody },
  'POST /courses/upload': { ask: '/courses/upload', letIn: teachers },
  'GET /graphql': { ask: '/graphql?query={__typename}', letIn: everybody },
  'POST /graphql': { ask: '/graphql', letIn: everybody },
  'GET /campaign/graphql': { ask: '/campaign/graphql?query={__typename}', letIn: everybody },
  'POST /campaign/graphql': { ask: '/campaign/graphql', letIn: everybody },
}

const schemaOf = (door: Door): GraphQLSchema => buildSchema(readFileSync(new URL(`../../${door === '/graphql' ? 'learning' : 'campaign'}/schema.graphql`, import.meta.url), 'utf8'))

/** The root fields of a schema, as `Query.me`. */
const rootFields = (schema: GraphQLSchema): Map<string, GraphQLField<unknown, unknown>> =>
  new Map([schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.values(type?.getFields() ?? {}).map((field) => [`${type?.name}.${field.name}`, field] as const)))

/** The least value of a type. */
function sample(type: GraphQLInputType): unknown {
  if (!isNonNullType(type)) return null
  const inner = type.ofType
  if (isListType(inner)) return []
  if (isEnumType(inner)) return inner.getValues()[0]?.name
  if (isInputObjectType(inner)) return Object.fromEntries(Object.values(inner.getFields()).map((field) => [field.name, sample(field.type)]))
  return { Int: 1, Float: 0, Boolean: false, ID: '00000000-0000-4000-8000-000000000000' }[inner.name] ?? 'x'
}

/** An operation that asks one root field with the least it takes. */
function operation(name: string, field: GraphQLField<unknown, unknown>): { query: string; variables: Record<string, unknown> } {
  const asked = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)
  const declared = asked.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
  const given = asked.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }'
  const kind = name.startsWith('Query.') ? 'query' : 'mutation'
  return { query: `${kind} ${declared && `(${declared})`} { ${field.name}${given && `(${given})`} ${selection} }`, variables: Object.fromEntries(asked.map((arg) => [arg.name, sample(arg.type)])) }
}

describe('who is let in', () => {
  let khue: ServedKhue
  const accounts = new Map<Who, TestAccount>()

  beforeAll(async () => {
    khue = await ServedKhue.open()
    for (const who of signedIn) {
      const [role, , , of] = who.split(' ')
      accounts.set(who, await khue.account(role as Role, { grant: of === 'ward' ? WARD : null }))
    }
  })
  afterAll(() => khue.close())

  const refusal = (who: Who, letIn: readonly Who[]): string | null => (letIn.includes(who) ? null : who === 'NOBODY' ? 'UNAUTHENTICATED' : 'FORBIDDEN')

  describe.each(['/graphql', '/campaign/graphql'] as const)('at %s', (door) => {
    const asked = rootFields(schemaOf(door))

    it('is written down for every field of its schema, and for no other', () => {
      expect(Object.keys(fields[door]).sort()).toEqual([...asked.keys()].sort())
    })

    // Of recover, UNAUTHENTICATED is the answer to a wrong code, as signIn gives it to a wrong password: it lets everybody in.
    it.each([...asked])('%s answers those who hold its permission, and nobody else', async (name, field) => {
      const { query, variables } = operation(name, field)
      for (const who of everybody) {
        const account = accounts.get(who)
        const credentials = { input: { identifier: accounts.get('RESIDENT')?.username, password: PASSWORD } }
        const answer = await khue.ask(door, query, { token: account?.token, variables: name === 'Mutation.signIn' ? credentials : variables })
        const told = answer.code === 'UNAUTHENTICATED' || answer.code === 'FORBIDDEN' ? answer.code : null
        const code = name === 'Mutation.recover' && told === 'UNAUTHENTICATED' ? null : told
        expect([who, code]).toEqual([who, refusal(who, fields[door][name] ?? [])])
        if (name === 'Mutation.signOut' && account) account.token = await khue.signIn(account.username)
      }
    })

    it('tells anybody its __typename', async () => {
      expect((await khue.ask(door, '{ __typename }')).data).toEqual({ __typename: 'Query' })
    })
  })

  it('says of everything at the desk\'s door whether it is by unit', () => {
    const notByUnit = ['Query.desk', 'Query.indicators', 'Query.eventPath', 'Query.exportJob', 'Query.exportJobs', 'Query.parkedEvents', 'Mutation.cancelExport', 'Mutation.retryParkedEvents']
    expect([...Object.keys(byUnit), ...notByUnit].sort()).toEqual(Object.keys(fields['/campaign/graphql']).sort())
  })

  it.each(Object.entries(byUnit))('%s acts in the units of a grant and in no other', async (name, { ask, variables, outside }) => {
    const field = name.split('.')[1] ?? ''
    const residents = new Map<string, TestAccount>()
    for (const unitCode of [WARD, OTHER_WARD]) residents.set(unitCode, await khue.account('RESIDENT', { unitCode }))
    for (const who of fields['/campaign/graphql'][name] ?? []) {
      for (const unit of [WARD, OTHER_WARD]) {
        const resident = residents.get(unit) as TestAccount
        const answer = await khue.ask('/campaign/graphql', ask, { token: accounts.get(who)?.token, variables: variables(unit, resident) })
        const told: unknown = answer.data?.[field]
        const about = outside === 'nothing' ? JSON.stringify(told).includes(name === 'Query.findResidents' ? resident.id : unit) : told !== null && told !== undefined
        const mine = who.endsWith('city') || unit === WARD
        expect([who, unit, answer.code, about]).toEqual([who, unit, mine || outside === 'nothing' ? null : 'FORBIDDEN', mine])
      }
    }
  })

  it('lets nobody with a grant for a ward touch another\'s course, ADMIN or not', async () => {
    await khue.course('cua-nguoi-khac')
    const tries = ['mutation { publishCourse(courseSlug: "cua-nguoi-khac") { slug } }', 'mutation { withdrawCourse(courseSlug: "cua-nguoi-khac") { slug } }', '{ preview(courseSlug: "cua-nguoi-khac") { slug } }']
    for (const who of teachers) {
      for (const query of tries) {
        const { code } = await khue.ask('/graphql', query, { token: accounts.get(who)?.token })
        expect([who, query, code]).toEqual([who, query, who === 'ADMIN of the city' ? null : 'FORBIDDEN'])
      }
    }
  })

  describe('by HTTP', () => {
    it('is written down for every route, and for no other', () => {
      expect(khue.routes()).toEqual(Object.keys(routes).sort())
    })

    it.each(Object.entries(routes))('%s answers those who hold its permission, and nobody else', async (route, { ask, letIn }) => {
      const [method = ''] = route.split(' ')
      for (const who of everybody) {
        const token = accounts.get(who)?.token
        const headers = { 'x-khue-request': '1', ...(token ? { authorization: `Bearer ${token}` } : {}), ...(ask.endsWith('/graphql') ? { 'content-type': 'application/json' } : {}) }
        const response = await fetch(khue.address + ask, { method, headers, ...(method === 'POST' && ask.endsWith('/graphql') ? { body: '{"query":"{ __typename }"}' } : {}) })
        const status = response.status === 401 || response.status === 403 ? response.status : null
        await response.arrayBuffer()
        expect([who, status]).toEqual([who, { UNAUTHENTICATED: 401, FORBIDDEN: 403 }[refusal(who, letIn) ?? ''] ?? null])
      }
    })
  })
})
