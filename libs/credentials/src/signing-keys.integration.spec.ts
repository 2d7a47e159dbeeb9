import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { IdentityService, identityContext } from '@khue/identity'
import { readSettings } from '@khue/platform/config'
import { SystemClock } from '@khue/platform/observability'
import { Outbox, outboxContext } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import type { TerritoryService } from '@khue/territory'
import { credentialsContext, SigningKeysService } from './index.js'

describe('the keys that sign', () => {
  let test: TestDatabase
  let home: string

  beforeAll(async () => {
    test = await testDatabase([outboxContext, identityContext, credentialsContext])
  })
  afterAll(() => test.close())
  beforeEach(async () => {
    home = mkdtempSync(join(tmpdir(), 'khue-keys-'))
    await test.database.transaction((tx) => tx.sql('TRUNCATE credentials.signing_key'))
  })
  afterEach(() => rmSync(home, { recursive: true, force: true }))

  /** A process of its own. */
  const start = (env: Record<string, string> = {}): SigningKeysService =>
    new SigningKeysService(test.database, readSettings({ KHUE_HOME: home, ...env }), new IdentityService(test.database, {} as TerritoryService, new Outbox(), new SystemClock()))
  const verify = async (token: string) => jwtVerify(token, createLocalJWKSet({ keys: await start().published() }))

  it('are one when many processes start at once, its secret in a file that only its owner reads', async () => {
    const tokens = await Promise.all(Array.from({ length: 12 }, () => start().sign({ sub: 'a' })))
    expect(await start().published()).toHaveLength(1)
    for (const token of tokens) expect((await verify(token)).payload.sub).toBe('a')
    expect(readdirSync(home)).toEqual(['credentials.secret'])
    expect(statSync(join(home, 'credentials.secret')).mode & 0o777).toBe(0o600)
  })

  it('stay published when they sign no more', async () => {
    const old = await start().sign({ sub: 'a' })
    const kids = [await start().rotate(), await start().rotate()]
    expect((await start().published()).map((key) => key.kid).slice(0, 2)).toEqual(kids.reverse())
    expect((await verify(await start().sign({ sub: 'b' }))).protectedHeader.kid).toBe(kids[0])
    expect((await verify(old)).payload.sub).toBe('a')
    const rows = await test.database.read((tx) => tx.sql<{ jwk: object; sealed: Buffer | null }>('SELECT public_jwk AS jwk, private_sealed AS sealed FROM credentials.signing_key ORDER BY created_at'))
    expect(rows.map((row) => row.sealed !== null)).toEqual([false, false, true])
    expect(JSON.stringify(rows.map((row) => row.jwk))).not.toContain('"d"')
  })

  it('open with the secret that sealed them alone', async () => {
    const secret = 'a secret of forty letters for this test.'
    const token = await start({ CREDENTIALS_SECRET: secret }).sign({})
    await expect(start().sign({})).rejects.toThrow('khue keys rotate')
    expect(await start({ CREDENTIALS_SECRET: secret }).sign({})).toBe(token)
    await start().rotate()
    await expect(start().sign({})).resolves.toEqual(expect.any(String))
    await expect(verify(token)).resolves.toBeDefined()
  })
})
