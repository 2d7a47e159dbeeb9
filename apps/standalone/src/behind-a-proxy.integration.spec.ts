import { request } from 'node:http'
import { PASSWORD, ServedKhue } from './testing/served-khue.js'

const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }'
const TOKEN = 'a-token-of-the-operator'

describe('who asks', () => {
  const open: ServedKhue[] = []
  const served = async (env: Record<string, string> = {}): Promise<ServedKhue> => {
    const khue = await ServedKhue.open({ env })
    open.push(khue)
    return khue
  }
  afterAll(async () => {
    for (const khue of open) await khue.close()
  })

  /** Asks by a plain request, so that every header is ours to say. */
  const status = (khue: ServedKhue, path: string, headers: Record<string, string> = {}): Promise<number> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(khue.address)
      request({ hostname, port, path, headers }, (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0))).on('error', reject).end()
    })
  const tries = async (khue: ServedKhue, forwarded: (n: number) => string, times: number): Promise<(string | null)[]> => {
    const { username } = await khue.account()
    const codes = []
    for (let n = 0; n < times; n++) {
      const { code } = await khue.send('/graphql', JSON.stringify({ query: signIn, variables: { input: { identifier: username, password: `sai lần ${n}` } } }), { 'x-forwarded-for': forwarded(n) })
      codes.push(code)
    }
    return codes
  }
  const counted = async (khue: ServedKhue): Promise<string[]> =>
    (await khue.test.database.read((tx) => tx.sql<{ key: string }>(`SELECT key FROM identity.throttle WHERE key LIKE 'sign-in-from:%' ORDER BY key`))).map(({ key }) => key.replace('sign-in-from:', ''))

  it('is the one who holds the connection, whatever she says of whom she asks for', async () => {
    const khue = await served()
    const codes = await tries(khue, (n) => `198.51.100.${n}`, 11)
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'UNAUTHENTICATED'))
    expect(codes[10]).toBe('TOO_MANY_REQUESTS')
    expect(await counted(khue)).toEqual(['127.0.0.1'])
  })

  it.each([
    ['of a named proxy, whom it names last', 'loopback', (n: number) => `10.9.9.${n}, 203.0.113.5`, ['203.0.113.5']],
    ['of one hop, whom it names last', '1', (n: number) => `10.9.9.${n}, 203.0.113.6`, ['203.0.113.6']],
    ['of two, whom the first of them names', '2', (n: number) => `10.9.9.${n}, 203.0.113.7, 192.0.2.1`, ['203.0.113.7']],
    ['in a network of IPv6, the network', 'loopback', (n: number) => `2001:db8:7:7::${n + 1}`, ['2001:db8:7:7::/64']],
    ['in IPv4 written in IPv6, the same', 'loopback', (n: number) => (n % 2 ? '::ffff:203.0.113.8' : '203.0.113.8'), ['203.0.113.8']],
    ['of a proxy that is not named, the proxy', '192.0.2.0/24', (n: number) => `203.0.113.${n}`, ['127.0.0.1']],
  ])('is %s', async (_, TRUST_PROXY, forwarded, expected) => {
    const khue = await served({ TRUST_PROXY })
    await tries(khue, forwarded, 3)
    expect(await counted(khue)).toEqual(expected)
  })

  it('reads the metrics on this machine, and through no proxy', async () => {
    for (const khue of [await served(), await served({ TRUST_PROXY: 'loopback' })]) {
      expect(await status(khue, '/metrics')).toBe(200)
      for (const headers of [{ 'x-forwarded-for': '203.0.113.5' }, { 'x-forwarded-for': '127.0.0.1' }, { forwarded: 'for=127.0.0.1' }, { via: '1.1 proxy' }]) expect([headers, await status(khue, '/metrics', headers as unknown as Record<string, string>)]).toEqual([headers, 403])
    }
  })

  it('reads them from anywhere by the token, and by nothing like it', async () => {
    const khue = await served({ METRICS_TOKEN: TOKEN })
    expect(await status(khue, '/metrics', { 'authorization': `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.5' })).toBe(200)
    for (const authorization of ['', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`, TOKEN]) expect(await status(khue, '/metrics', authorization ? { authorization } : {})).toBe(401)
  })

  it('keeps a cookie by which her browser is known, and is let in there whatever strangers tried', async () => {
    const khue = await served()
    const { username } = await khue.account()
    const post = (password: string, cookie?: string) => fetch(`${khue.address}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) }, body: JSON.stringify({ query: signIn, variables: { input: { identifier: username, password } } }),
    })
    const first = await post(PASSWORD)
    const device = first.headers.getSetCookie().find((cookie) => cookie.startsWith('khue_device=')) ?? ''
    expect(device).toMatch(/^khue_device=[\w-]{43}; .*HttpOnly; SameSite=Lax/)
    await first.arrayBuffer()
    await khue.test.database.transaction((tx) => tx.sql(`INSERT INTO identity.throttle SELECT 'sign-in-from:127.0.0.1', 200, now() + interval '5 minutes'`))
    expect(await (await post(PASSWORD)).text()).toContain('TOO_MANY_REQUESTS')
    expect(await (await post(PASSWORD, device.split(';')[0])).text()).toContain('"account"')
  })
})
