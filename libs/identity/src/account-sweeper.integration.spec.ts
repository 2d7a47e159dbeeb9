import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { advisoryLocks } from '@khue/platform/database'
import { Log } from '@khue/platform/observability'
import { AccountSweeper } from './account-sweeper.js'
import { IdentityHouse, PASSWORD, WARD } from './testing/identity-house.js'

describe('what has ended', () => {
  let house: IdentityHouse
  let sweeper: AccountSweeper
  beforeAll(async () => {
    house = await IdentityHouse.open({ KHUE_HOME: mkdtempSync(join(tmpdir(), 'khue-sweep-')) })
    sweeper = new AccountSweeper(house.test.database, Log.create('silent', 'spec'))
  })
  afterAll(async () => {
    sweeper.onModuleDestroy()
    await house.close()
  })

  it('is thrown away, table by table, and what is alive stays', async () => {
    const { me, token, username } = await house.resident()
    await house.identity.signIn(username, PASSWORD, null, 'her-own-browser-keeps-this')
    await house.identity.signIn(username, PASSWORD, null, 'a-browser-of-long-ago-is-this')
    const officer = await house.staff('WARD_OFFICER', WARD)
    await house.help.makeCode(officer, house.reachOf(officer), me.accountId)
    await house.rows(`UPDATE identity.session SET expires_at = now() - interval '1 minute' WHERE account_id = $1 AND user_agent IS NULL`, [me.accountId])
    await house.rows(`UPDATE identity.one_time_code SET expires_at = now() - interval '1 minute'`)
    await house.rows(`UPDATE identity.known_device SET last_used_at = now() - interval '401 days' WHERE ctid = (SELECT max(ctid) FROM identity.known_device)`)
    await house.rows(`INSERT INTO identity.throttle SELECT 'old:' || n, 1, now() - interval '1 minute' FROM generate_series(1, 12000) AS n`)
    await house.rows(`INSERT INTO identity.throttle VALUES ('alive', 1, now() + interval '1 minute') ON CONFLICT DO NOTHING`)
    expect(await sweeper.sweep()).toMatchObject({ throttle: 12_000, session: 2, one_time_code: 1, known_device: 1 })
    expect(await sweeper.sweep()).toEqual({ throttle: 0, session: 0, one_time_code: 0, known_device: 0 })
    expect((await house.identity.signedInByToken(token))?.accountId).toBe(me.accountId)
    expect(await house.rows(`SELECT key FROM identity.throttle WHERE key = 'alive'`)).toHaveLength(1)
  })

  it('is left to the one who is at it', async () => {
    await house.rows(`INSERT INTO identity.throttle VALUES ('old', 1, now() - interval '1 minute')`)
    await house.test.database.transaction(async (tx) => {
      await tx.sql('SELECT pg_advisory_xact_lock($1)', [advisoryLocks.purge])
      expect(await sweeper.sweep()).toEqual({ throttle: 0, session: 0, one_time_code: 0, known_device: 0 })
    })
    expect(await sweeper.sweep()).toMatchObject({ throttle: 1 })
  })
})
