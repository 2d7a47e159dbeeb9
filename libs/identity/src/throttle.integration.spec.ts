import { randomUUID } from 'node:crypto'
import { statementObserver } from '@khue/platform/database'
import { requestContext, SystemClock } from '@khue/platform/observability'
import { Outbox, outboxContext } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { TerritoryService, territoryContext } from '@khue/territory'
import { type Allowance, ThrottleRepository } from './data/throttle.repository.js'
import { identityContext, IdentityService } from './index.js'
import { keyFor } from './session-token.js'

const SCHOOL = '203.0.113.7'
const PASSWORD = 'một câu chỉ tôi nhớ'
const HERS = 'her-own-browser-keeps-this'

describe('what is let through', () => {
  let test: TestDatabase
  let identity: IdentityService
  let throttle: ThrottleRepository

  beforeAll(async () => {
    test = await testDatabase([outboxContext, territoryContext, identityContext])
    const territory = new TerritoryService(test.database)
    await territory.seed()
    identity = new IdentityService(test.database, territory, new Outbox(), new SystemClock())
    throttle = new ThrottleRepository(test.database)
  })
  afterAll(() => test.close())
  beforeEach(() => test.database.transaction((tx) => tx.sql('TRUNCATE identity.throttle')))

  const at = <T>(ip: string, work: () => Promise<T>): Promise<T> => requestContext.run({ requestId: 'r', ip, locale: 'vi' }, work)
  const register = (ip = SCHOOL, username = `u-${randomUUID().slice(0, 12)}`) => at(ip, () => identity.register({ username, password: PASSWORD, displayName: 'An', unitCode: '00070' }))
  const signIn = (username: string, password = PASSWORD, ip = SCHOOL, device: string | null = null) => at(ip, () => identity.signIn(username, password, null, device))
  const already = (key: string, count: number) => test.database.transaction((tx) => tx.sql(`INSERT INTO identity.throttle VALUES ($1, $2, now() + interval '1 hour') ON CONFLICT (key) DO UPDATE SET count = $2`, [key, count]))
  const counts = async (): Promise<Record<string, number>> => {
    const rows = await test.database.read((tx) => tx.sql<{ key: string; count: number }>('SELECT key, count FROM identity.throttle ORDER BY key'))
    return Object.fromEntries(rows.map((row) => [row.key.replace(/[0-9a-f]{64}/, '#'), row.count]))
  }

  it('is an allowance, and nothing beyond it, until its time is over', async () => {
    const allowance: Allowance = { most: 3, minutes: 15 }
    const keys = [['a', allowance], ['b', { most: 5, minutes: 60 }]] as const
    for (let n = 0; n < 3; n++) {
      await throttle.demand(keys)
      await throttle.count(keys)
    }
    await expect(throttle.demand(keys)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', values: { minutes: 15 } })
    await throttle.demand([keys[1]])
    await test.database.transaction((tx) => tx.sql(`UPDATE identity.throttle SET resets_at = now() - interval '1 second'`))
    await throttle.demand(keys)
    await throttle.count([keys[0]])
    expect((await counts())['a']).toBe(1)
  })

  it('is counted right by many at once', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => throttle.count(n % 2 === 0 ? [['a', { most: 99, minutes: 1 }], ['b', { most: 99, minutes: 1 }]] : [['b', { most: 99, minutes: 1 }], ['a', { most: 99, minutes: 1 }]])))
    expect(await counts()).toEqual({ a: 50, b: 50 })
  })

  it('is more than a thousand registrations an hour from one address, and not without an end', async () => {
    await already(`register:${SCHOOL}`, 1_500)
    await register()
    expect(await counts()).toEqual({ [`register:${SCHOOL}`]: 1_501 })
    await already(`register:${SCHOOL}`, 3_000)
    await expect(register()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    await register('203.0.113.8')
  })

  it('is any number of right sign-ins from one address: they are not counted', async () => {
    const { signedIn } = await register()
    await test.database.transaction((tx) => tx.sql('TRUNCATE identity.throttle'))
    for (let n = 0; n < 3; n++) await signIn(signedIn.username ?? '')
    expect(await counts()).toEqual({})
  })

  it('is ten wrong passwords for one account from one address, and no right one after, there', async () => {
    const username = (await register()).signedIn.username ?? ''
    for (let n = 0; n < 10; n++) await expect(signIn(username, `sai ${n}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    for (const spelling of [username, username.toUpperCase()]) await expect(signIn(spelling)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    await signIn(username, PASSWORD, '203.0.113.9')
  })

  it('locks nobody out of her own: a stranger\'s tries do not count on a device that is known, not even from her address', async () => {
    const { username, accountId } = (await at(SCHOOL, () => identity.register({ username: 'ba-lan', password: PASSWORD, displayName: 'Lan', unitCode: '00070' }, null, HERS))).signedIn
    for (let n = 0; n < 10; n++) await expect(signIn(username ?? '', `sai ${n}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await already(`sign-in-from:${SCHOOL}`, 200)
    await expect(signIn(username ?? '')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    expect((await signIn(username ?? '', PASSWORD, SCHOOL, HERS)).signedIn.accountId).toBe(accountId)
    await expect(signIn((await register('203.0.113.20')).signedIn.username ?? '', PASSWORD, SCHOOL, HERS)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  it('lets guess on a known device no more than twenty times', async () => {
    const username = (await register()).signedIn.username ?? ''
    await signIn(username, PASSWORD, SCHOOL, HERS)
    await expect(signIn(username, 'sai', SCHOOL, HERS)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await test.database.transaction((tx) => tx.sql(`UPDATE identity.throttle SET count = 20 WHERE key LIKE 'sign-in-device:%'`))
    await expect(signIn(username, PASSWORD, SCHOOL, HERS)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  it('is one try an address while an account is attacked from many; its person still comes in from a new place', async () => {
    const { username, accountId } = (await register()).signedIn
    await already(keyFor('sign-in', accountId), 100)
    await expect(signIn(username ?? '', 'sai', '198.51.100.1')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(signIn(username ?? '', PASSWORD, '198.51.100.1')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    await signIn(username ?? '', PASSWORD, '198.51.100.2')
  })

  it('runs the same statements for a wrong password and an unknown name', async () => {
    const username = (await register()).signedIn.username ?? ''
    const seen = []
    for (const name of [username, 'khong-co-ai', '0912.000.111', '']) {
      const { statements } = await statementObserver.record(() => signIn(name, 'sai', '198.51.100.77').catch(() => undefined))
      seen.push(statements.map((one) => one.text))
    }
    for (const one of seen) expect(one).toEqual(seen[0])
  })

  it('tells no more than ten of many wrong passwords at once, nor of many taken names more than twenty', async () => {
    const username = (await register()).signedIn.username ?? ''
    const told = async (tries: Promise<unknown>[]): Promise<Record<string, number>> => {
      const codes = (await Promise.allSettled(tries)).map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'in'))
      return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]))
    }
    const wrong = await told(Array.from({ length: 30 }, (_, n) => signIn(username, `sai lần ${n}`)))
    expect(wrong['UNAUTHENTICATED']).toBeLessThanOrEqual(10)
    expect([wrong['TOO_MANY_REQUESTS'], wrong['in']]).toEqual([30 - (wrong['UNAUTHENTICATED'] ?? 0), undefined])
    const taken = await told(Array.from({ length: 30 }, () => register(SCHOOL, username)))
    expect(taken['CONFLICT']).toBeLessThanOrEqual(20)
    expect([taken['TOO_MANY_REQUESTS'], taken['in']]).toEqual([30 - (taken['CONFLICT'] ?? 0), undefined])
  })

  it('forgets an account\'s wrong passwords at the right one', async () => {
    const username = (await register()).signedIn.username ?? ''
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 6; n++) await expect(signIn(username, `sai ${n}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
      await signIn(username)
    }
    expect(await counts()).toEqual({ [`register:${SCHOOL}`]: 1, [`sign-in-from:${SCHOOL}`]: 12, 'sign-in:#': 12 })
  })

  it('is two hundred failures from one address in a quarter of an hour, whoever is tried', async () => {
    const username = (await register()).signedIn.username ?? ''
    await already(`sign-in-from:${SCHOOL}`, 199)
    await expect(signIn('khong-co-ai')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(signIn(username)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    await signIn(username, PASSWORD, '203.0.113.9')
  })

  it('counts nothing of a registration that is refused for its fields, and counts taken names', async () => {
    await expect(at(SCHOOL, () => identity.register({ password: 'x', displayName: '' }))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await counts()).toEqual({})
    const username = (await register()).signedIn.username ?? ''
    await expect(register(SCHOOL, username)).rejects.toMatchObject({ code: 'CONFLICT', fields: [{ path: 'input.username' }] })
    expect(await counts()).toEqual({ [`conflict:${SCHOOL}`]: 1, [`register:${SCHOOL}`]: 1 })
  })
})
