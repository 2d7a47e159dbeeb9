import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { faultOf, IdentityHouse } from './testing/identity-house.js'

const CODE = /(?<![\w-])[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}(?![\w-])/
const NEW = 'trời xanh mây trắng'

describe('mail on its way', () => {
  let house: IdentityHouse
  let server: SMTPServer
  const taken: string[] = []
  /** What the peer answers; null: it takes the mail. */
  let answer: number | null = null

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => done(answer === null ? null : Object.assign(new Error('no'), { responseCode: answer })),
      onData: (stream, _session, done) => void text(stream).then((eml) => done(void taken.push(eml))),
    })
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    house = await IdentityHouse.open({ SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` })
  })
  afterAll(async () => {
    await house.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
  beforeEach(() => {
    taken.length = 0
    answer = null
  })

  const asked = async (email: string) => {
    const { me, username } = await house.resident({ email })
    await house.confirm(me.accountId)
    house.woken.length = 0
    await house.recovery.request(email)
    const [id = ''] = house.woken.splice(0)
    return { me, username, id }
  }

  it('is tried again while the peer is busy, then sent once', async () => {
    const { me, username, id } = await asked('busy@example.vn')
    answer = 451
    for (let n = 0; n < 3; n++) expect(await faultOf(house.runner.handle({ mail: id }))).toContain('451')
    answer = null
    await Promise.all([1, 2, 3].map(() => house.runner.handle({ mail: id })))
    await house.runner.handle({ mail: id })
    expect(taken).toHaveLength(1)
    expect(await house.mails(me.accountId)).toEqual([{ kind: 'RECOVERY', state: 'SENT', reason: null }])
    const body = Buffer.from((taken[0] ?? '').split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8')
    expect(await faultOf(house.recovery.recover(username, CODE.exec(body)?.[0] ?? CODE.exec(taken[0] ?? '')?.[0] ?? '', NEW))).toBe('none')
  })

  it('is given up where the peer will never take it', async () => {
    const { me, id } = await asked('gone@example.vn')
    answer = 550
    expect(await faultOf(house.runner.handle({ mail: id }))).toBe('none')
    expect(await house.mails(me.accountId)).toMatchObject([{ state: 'FAILED' }])
  })

  it('that the queue lost is found by the sweep, and one that is in hand is left there', async () => {
    const { id } = await asked('lost@example.vn')
    await house.runner.sweep()
    expect(house.woken.splice(0)).toEqual([])
    await house.rows(`UPDATE identity.mail SET created_at = now() - interval '2 minutes' WHERE id = $1`, [id])
    await house.runner.sweep()
    expect(house.woken.splice(0)).toEqual([expect.stringMatching(new RegExp(`^${id}-0-`))])
    await house.rows('UPDATE identity.mail SET claimed_at = now() WHERE id = $1', [id])
    await house.runner.sweep()
    await house.runner.handle({ mail: id })
    expect(house.woken).toEqual([])
    expect(taken).toEqual([])
  })

  it('is not sent when its code would be too old to be believed', async () => {
    const { me, id } = await asked('late@example.vn')
    await house.rows(`UPDATE identity.mail SET created_at = now() - interval '31 minutes' WHERE id = $1`, [id])
    await house.runner.handle({ mail: id })
    expect(await house.mails(me.accountId)).toEqual([{ kind: 'RECOVERY', state: 'DROPPED', reason: 'too late' }])
  })

  it('carries the name of its person as a name, whatever stands in it', async () => {
    const { me, id } = await asked('name@example.vn')
    await house.rows(`UPDATE identity.account SET display_name = E'An\\r\\nBcc: victim@example.vn' WHERE id = $1`, [me.accountId])
    await house.runner.handle({ mail: id })
    expect(taken).toHaveLength(1)
    expect(taken[0]).not.toMatch(/^bcc:/im)
  })
})
