import { buildSchema, type GraphQLObjectType, parse } from 'graphql'
import { asksByVariable, judge, tooMuchIn, type Verdict } from './price.js'

const schema = buildSchema(`
  type Query { courses(first: Int = 20): Page! course(slug: String): Course shelf: [Course!]! rows(first: Int): [Row!]! me: Account }
  type Mutation { rename(name: String): Account }
  type Page { edges: [Edge!]! total: Int! }
  type Edge { node: Course! }
  type Course { title: String! lessons: [Lesson!]! rows: [Row!]! next: Course }
  type Lesson { title: String! html: String }
  type Row { a: Int b: Int c: Int d: Int }
  type Account { id: ID! name: String friend: Account }
`)
const mark = (type: string, field: string, extensions: object): void => void Object.assign((schema.getType(type) as GraphQLObjectType).getFields()[field] as object, { extensions })
mark('Lesson', 'html', { longText: true })
mark('Course', 'rows', { typicalLength: 200 })

const repeat = (text: (n: number) => string, times: number): string => Array.from({ length: times }, (_, n) => text(n)).join(' ')
const on = (query: string, variables?: object): Verdict => judge(schema, parse(query), variables as Record<string, unknown>)
/** `f0` is spread `2 ** levels` times in all. */
const doubling = (levels: number, end: string): string => `{ ...f0 } ${repeat((n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`, levels)} ${end}`

describe('the price of a query', () => {
  it('counts a fragment wherever it is spread, and reckons it once: a bomb of fragments is judged at once', () => {
    expect(on(doubling(400, 'fragment f400 on Query { me { id } }'))).toBe('too-complex')
    expect(on(doubling(400, ''))).toEqual({ unknownFragment: 'f400' })
    expect(on(doubling(400, 'fragment f400 on Query { ...f0 }'))).toBe('circular')
    expect(on(`${doubling(3, 'fragment f3 on Query { me { id } }')}`)).toBe('fine')
  })

  it('counts what is in fragments that nothing spreads, for the other rules read them too', () => {
    expect(on(`{ me { id } } ${repeat((n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`, 60)} fragment f60 on Query { me { id } }`)).toBe('too-complex')
    expect(on('{ me { id } } fragment unused on Query { ...missing }')).toEqual({ unknownFragment: 'missing' })
  })

  it('counts fields on the top, fields at all, aliases and directives', () => {
    expect([on(`{ ${repeat(() => 'me { id }', 30)} }`), on(`{ ${repeat(() => 'me { id }', 31)} }`)]).toEqual(['fine', 'too-complex'])
    expect(on(`{ ${repeat(() => '... { me { id } }', 31)} }`)).toBe('too-complex')
    expect([on(`{ me { ${repeat(() => 'id', 399)} } }`), on(`{ me { ${repeat(() => 'id', 400)} } }`)]).toEqual(['fine', 'too-complex'])
    expect([on(`{ me { ${repeat((n) => `a${n}: id`, 24)} } }`), on(`{ me { ${repeat((n) => `a${n}: id`, 25)} } }`)]).toEqual(['fine', 'too-complex'])
    expect(on(`{ me ${repeat(() => '@include(if: true)', 1_500)} { id } }`)).toBe('too-complex')
  })

  it('counts depth through fragments, and knows types that are not there', () => {
    const chain = (levels: number): string => `{ me { ...f0 } } ${repeat((n) => `fragment f${n} on Account { friend { ...f${n + 1} } }`, levels)} fragment f${levels} on Account { id }`
    expect([on(chain(10)), on(chain(11))]).toEqual(['fine', 'too-deep'])
    expect(on('{ nothing { of { this } } ... on Nobody { a } }')).toBe('fine')
  })

  it('multiplies lists by how many are asked for, within one another too', () => {
    expect([on('{ rows(first: 500) { a b c d } }'), on(`{ ${repeat((n) => `a${n}: rows(first: 500) { a b c d }`, 6)} }`)]).toEqual(['fine', 'too-complex'])
    expect([on('{ courses(first: 100) { edges { node { title } } } }'), on('{ courses(first: 100) { edges { node { rows { a } } } } }')]).toEqual(['fine', 'too-complex'])
    expect(on('{ courses(first: 100) { ...P } } fragment P on Page { edges { node { rows { a } } } }')).toBe('too-complex')
    expect(on('{ courses(first: 5) { ...P } } fragment P on Page { edges { node { rows { a } } } }')).toBe('fine')
    expect(on(`{ course { ${repeat((n) => `a${n}: rows { a b c d }`, 14)} } }`)).toBe('too-complex')
  })

  it('takes a number that comes by a variable at its most, or as it is told', () => {
    const query = 'query ($n: Int = 3) { courses(first: $n) { edges { node { rows { a } } } } }'
    expect(asksByVariable(parse(query))).toBe(true)
    expect([on(query), on(query, {}), on(query, { n: 5 }), on(query, { n: 100 }), on(query, { n: 'x' })]).toEqual(['too-complex', 'fine', 'fine', 'too-complex', 'too-complex'])
  })

  it('gives long texts through one thing, and through a list of things never', () => {
    expect([on('{ course { lessons { html } } }'), on('{ course { next { lessons { html } } } }')]).toEqual(['fine', 'fine'])
    for (const query of [
      '{ courses(first: 1) { edges { node { lessons { html } } } } }', '{ shelf { lessons { html } } }', '{ ...Q } fragment Q on Query { shelf { ...C } } fragment C on Course { lessons { html } }',
      'query ($n: Int) { courses(first: $n) { edges { node { lessons { html } } } } }', '{ ... on Query { shelf { lessons { html } } } }',
    ]) expect([query, on(query)]).toEqual([query, 'long-texts-in-lists'])
    expect(on(`{ ${repeat((n) => `a${n}: course { lessons { html } }`, 24)} }`)).toBe('too-complex')
  })

  it('judges every operation of a document', () => {
    expect(on(`query a { me { id } } mutation b { ${repeat((n) => `a${n}: rename { id }`, 31)} }`)).toBe('too-complex')
  })
})

describe('variables', () => {
  it('are bounded in number and in depth', () => {
    expect(tooMuchIn({ events: Array.from({ length: 500 }, () => ({ id: 'x', watched: [[0, 1]] })) })).toBe(false)
    expect(tooMuchIn({ spans: Array.from({ length: 100_001 }, () => 1) })).toBe(true)
    expect(tooMuchIn(JSON.parse(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`))).toBe(true)
  })
})
