import { openPublicDoor } from './public-door.js'

const doorOf = (answer: () => Promise<Response>) => openPublicDoor({ url: 'http://khue.example', locale: () => 'vi', fetch: answer })

describe('what anybody may ask', () => {
  it('is read as JSON, in the language of the page', async () => {
    const asked: [unknown, RequestInit | undefined][] = []
    const door = openPublicDoor({ url: 'http://khue.example', locale: () => 'en', fetch: (address, request) => (asked.push([address, request]), Promise.resolve(Response.json({ status: 'unknown' }))) })
    expect(await door.read('/verify/1')).toEqual({ status: 'unknown' })
    expect(asked[0]?.[0]).toBe('http://khue.example/verify/1')
    expect(asked[0]?.[1]?.headers).toEqual({ accept: 'application/json', 'accept-language': 'en' })
  })

  it('tells a refusal from a network that is away', async () => {
    await expect(doorOf(() => Promise.resolve(Response.json({ error: { code: 'TOO_MANY_REQUESTS', message: 'Chờ một chút.' } }, { status: 429 }))).read('/verify/1')).rejects.toMatchObject({ name: 'Refusal', code: 'TOO_MANY_REQUESTS', message: 'Chờ một chút.' })
    await expect(doorOf(() => Promise.reject(new TypeError('failed'))).read('/verify/1')).rejects.toMatchObject({ name: 'Unreachable' })
    await expect(doorOf(() => Promise.resolve(new Response('<html>'))).read('/verify/1')).rejects.toMatchObject({ name: 'Unreachable' })
  })
})
