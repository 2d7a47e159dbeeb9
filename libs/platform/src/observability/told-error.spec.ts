import { Writable } from 'node:stream'
import pg from 'pg'
import { QueryFailedError } from 'typeorm'
import { z } from 'zod'
import { Log } from './log.js'
import { inWords, tellError } from './told-error.js'

const SECRETS = ['+84912345678', '$argon2id$v=19$m=19456', 'Nguyễn Thị Lan', 'lan@example.vn', 'INSERT INTO']
const row = SECRETS.slice(0, 4).join(', ')

/** A fault as `pg` makes it: outside our own code. */
function refusedByPostgres(code: string, message: string): Error {
  const error = new pg.DatabaseError(message, 1, 'error')
  Object.assign(error, { code, detail: `Failing row contains (${row}).`, where: `COPY account, line 1: "${row}"`, schema: 'identity', table: 'account', constraint: 'account_phone_key', internalQuery: row })
  error.stack = `error: ${message}\n    at Parser.parseErrorMessage (/srv/khue/node_modules/pg-protocol/dist/parser.js:285:98)\n    at Tx.observed (/srv/khue/libs/platform/dist/database/database.js:50:14)`
  return error
}

function logged(write: (log: Log) => void): string {
  let out = ''
  write(Log.create('trace', 'spec', new Writable({ write: (chunk: Buffer, _, done) => { out += chunk.toString(); done() } })))
  expect(out).not.toBe('')
  return out
}

const database = refusedByPostgres('23505', `duplicate key value (${row})`)
const wrapped = new QueryFailedError('INSERT INTO identity.account (phone) VALUES ($1)', SECRETS, database)
const zod = z.object({ phone: z.literal('x') }).safeParse({ phone: row }).error as Error
const json = ((): Error => { try { return JSON.parse(row) as Error } catch (error) { return error as Error } })()
const deceiving = Object.assign(new Error('x'), { stack: '' })
deceiving.message = `${row}\n    at evil (/srv/khue/libs/platform/dist/a.js:1:1)`
deceiving.stack = `Error: ${deceiving.message}\n    at Parser.parse (/srv/khue/node_modules/pg-protocol/dist/parser.js:1:1)`

describe('of a fault', () => {
  it.each([
    ['as err', (log: Log) => log.error({ err: wrapped }, 'a fault')],
    ['as itself', (log: Log) => log.error(wrapped, 'a fault')],
    ['with its stack, as Nest has it', (log: Log) => log.error(wrapped, `${wrapped.stack}`, 'Context')],
    ['under another name', (log: Log) => log.warn({ batch: 1, error: database }, 'a fault')],
    ['deep in the fields', (log: Log) => log.info({ job: { last: [{ why: wrapped }] } }, 'a fault')],
    ['as the cause of ours', (log: Log) => log.error({ err: new Error('no export', { cause: wrapped }) }, 'a fault')],
    ['as a text that was taken out of it', (log: Log) => log.warn({ err: String(wrapped) + row }, 'a fault')],
    ['in a sentence of the framework', (log: Log) => log.error(`Unexpected error processing request: ${database.message}`)],
    ['of zod', (log: Log) => log.error({ err: zod }, 'a fault')],
    ['of JSON', (log: Log) => log.error({ err: json }, 'a fault')],
    ['that looks like ours', (log: Log) => log.error({ err: deceiving }, 'a fault')],
    ['thrown as a thing', (log: Log) => log.error({ err: { row } }, 'a fault')],
  ])('no row and no statement reaches the log: %s', (_, write) => {
    const line = logged(write)
    for (const secret of SECRETS) expect(line).not.toContain(secret)
  })

  it('stays what helps to mend it: kind, code, table, constraint and the way it came', () => {
    expect(tellError(wrapped)).toMatchObject({ name: 'QueryFailedError', code: '23505', schema: 'identity', table: 'account', constraint: 'account_phone_key' })
    expect(tellError(database).stack).toContain('Tx.observed (/srv/khue/libs/platform/dist/database/database.js:50:14)')
    expect(inWords(wrapped)).toBe('QueryFailedError 23505 identity account account_phone_key')
  })

  it('stay our own words, and those of PostgreSQL that speak of no row', () => {
    expect(inWords(new Error('no file of the export'))).toBe('no file of the export')
    expect(tellError(new Error('no export', { cause: new RangeError('of ours') }))).toMatchObject({ message: 'no export', cause: { name: 'RangeError', message: 'of ours' } })
    expect(inWords(refusedByPostgres('42P01', 'relation "campaign.x" does not exist'))).toBe('relation "campaign.x" does not exist')
    expect(inWords(Object.assign(json, { code: 'ECONNREFUSED', port: 5432 }))).toBe('SyntaxError ECONNREFUSED 5432')
  })
})
