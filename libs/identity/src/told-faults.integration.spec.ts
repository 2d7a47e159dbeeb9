import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { from as copyFrom } from 'pg-copy-streams'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inWords, Log } from '@khue/platform/observability'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { AccountEntity } from './data/account.entity.js'
import { identityContext } from './index.js'

const PHONE = '+84987654321'
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2VjcmV0'
const NAME = 'Đặng Thị Kín'

describe('what PostgreSQL refuses of an account', () => {
  let test: TestDatabase
  let out = ''
  const log = Log.create('trace', 'spec', new Writable({ write: (chunk: Buffer, _, done) => { out += chunk.toString(); done() } }))
  const account = () => ({ id: randomUUID(), residentId: randomUUID(), displayName: NAME, phone: PHONE, passwordHash: HASH, locale: 'vi' })

  beforeAll(async () => {
    test = await testDatabase([identityContext])
    await test.database.transaction((tx) => tx.manager.insert(AccountEntity, account()))
  })
  afterAll(() => test.close())

  const sql = (text: string, values: unknown[] = []) => () => test.database.transaction((tx) => tx.sql(text, values))

  it.each([
    ['a phone twice, by TypeORM', () => test.database.transaction((tx) => tx.manager.insert(AccountEntity, account())), '23505'],
    ['a phone twice, by SQL', sql('INSERT INTO identity.account (display_name, phone, password_hash) VALUES ($1, $2, $3)', [NAME, PHONE, HASH]), '23505'],
    ['a row without a name', sql('INSERT INTO identity.account (phone, password_hash) VALUES ($1, $2)', [`${PHONE}0`, HASH]), '23502'],
    ['a row without an address', sql('INSERT INTO identity.account (display_name, password_hash) VALUES ($1, $2)', [NAME, HASH]), '23514'],
    ['a phone for a year', sql('INSERT INTO identity.account (display_name, phone, password_hash, birth_year) VALUES ($1, $2, $3, $2::text::smallint)', [NAME, PHONE, HASH]), '22003'],
    ['a name for an id', sql('SELECT 1 FROM identity.account WHERE id = $1::text::uuid', [NAME]), '22P02'],
    ['a copied row', () => test.database.transaction((tx) => pipeline(Readable.from([`${NAME}\t${PHONE}\t${HASH}\n`]), tx.connection.query(copyFrom('COPY identity.account (display_name, phone, password_hash) FROM STDIN')))), '23505'],
  ])('is told without the row: %s', async (_, work, code) => {
    const error: unknown = await (work() as Promise<unknown>).then(() => null, (fault: unknown) => fault)
    expect(error).toMatchObject({ code })
    out = ''
    log.error({ err: error }, 'an unexpected fault')
    log.error(error)
    log.warn({ job: { error } }, 'a job failed')
    const told = out + inWords(error)
    for (const secret of [PHONE, PHONE.slice(3), HASH, NAME, 'INSERT', 'COPY']) expect(told).not.toContain(secret)
    expect(told).toContain(code)
  })
})
