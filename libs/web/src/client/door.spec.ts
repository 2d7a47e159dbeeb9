import { type Document, openDoor } from './door.js'
import { Unreachable } from './refusal.js'

const document = { toString: () => 'query Me { me { id } }' } as Document<{ me: null }, object>

function doorTo(answer: () => Response | Promise<Response>) {
  const sent: (RequestInit | undefined)[] = []
  const door = openDoor({
    url: '/graphql',
    locale: () => 'en',
    fetch: async (_url, request) => {
      sent.push(request)
      return answer()
    },
  })
  return { door, sent }
}

describe('a door of the services', () => {
  it('is asked in the language of the moment, as from our own page', async () => {
    const { door, sent } = doorTo(() => Response.json({ data: { me: null } }))
    expect(await door.ask(document, {})).toEqual({ me: null })
    expect(sent[0]?.headers).toMatchObject({ 'accept-language': 'en', 'x-khue-request': '1' })
    expect(JSON.parse(String(sent[0]?.body))).toEqual({ query: 'query Me { me { id } }', variables: {} })
  })

  it('is asked by the id of a document, and told its text where the service does not know it', async () => {
    const known = Object.assign(Object('query Me { me { id } }') as { toString(): string }, { __meta__: { id: 'abc' } }) as Document<{ me: null }, object>
    const answers = [Response.json({ errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] }), Response.json({ data: { me: null } }), Response.json({ data: { me: null } })]
    const { door, sent } = doorTo(() => answers.shift() as Response)
    await door.ask(known, { a: 1 })
    await door.ask(known, {})
    const byId = { operationName: 'Me', extensions: { persistedQuery: { version: 1, sha256Hash: 'abc' } } }
    expect(sent.map((request) => JSON.parse(String(request?.body)))).toEqual([{ ...byId, variables: { a: 1 } }, { ...byId, variables: { a: 1 }, query: 'query Me { me { id } }' }, { ...byId, variables: {} }])
  })

  it('tells a refusal from no answer', async () => {
    const refused = doorTo(() => Response.json({ errors: [{ message: 'Mời bạn đăng nhập', extensions: { code: 'UNAUTHENTICATED' } }], data: null }, { status: 200 }))
    await expect(refused.door.ask(document, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED', message: 'Mời bạn đăng nhập' })
    const gateway = doorTo(() => new Response('<html>Bad gateway</html>', { status: 502 }))
    await expect(gateway.door.ask(document, {})).rejects.toBeInstanceOf(Unreachable)
    const away = doorTo(() => Promise.reject(new TypeError('failed to fetch')))
    await expect(away.door.ask(document, {})).rejects.toBeInstanceOf(Unreachable)
  })
})
