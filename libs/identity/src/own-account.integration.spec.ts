import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faultOf, from, IdentityHouse, PASSWORD } from './testing/identity-house.js'

const NEW = 'trời xanh mây trắng'

describe("what the signed-in do to keep their account safe", () => {
  let house: IdentityHouse
  beforeAll(async () => {
    house = await IdentityHouse.open({ KHUE_HOME: mkdtempSync(join(tmpdir(), 'khue-own-')) })
  })
  afterAll(() => house.close())

  it('shows where she is signed in, by ids that open nothing', async () => {
    const { me, token, username } = await house.resident()
    const other = await house.identity.signIn(username, PASSWORD, 'Firefox/132.0')
    const sessions = await house.own.sessions(me, token)
    expect(sessions.map(({ current, userAgent }) => [current, userAgent?.slice(0, 7)])).toEqual([[true, 'Mozilla'], [false, 'Firefox']])
    for (const { id } of sessions) expect(await house.identity.signedInByToken(id)).toBeNull()
    expect(await house.own.endSession(me, sessions[1]?.id ?? '')).toBe(true)
    expect(await house.identity.signedInByToken(other.token)).toBeNull()
    expect(await house.identity.signedInByToken(token)).not.toBeNull()
    expect(await faultOf(house.own.endSession(me, sessions[1]?.id ?? ''))).toBe('NOT_FOUND session.unknown')
  })

  it("ends nobody else's session", async () => {
    const an = await house.resident()
    const binh = await house.resident()
    const [hers] = await house.own.sessions(an.me, an.token)
    for (const id of [hers?.id ?? '', 'x', "' OR 1=1"]) expect(await faultOf(house.own.endSession(binh.me, id))).toBe('NOT_FOUND session.unknown')
    expect(await house.own.endOtherSessions(binh.me, binh.token)).toBe(0)
    expect(await house.identity.signedInByToken(an.token)).not.toBeNull()
  })

  it('signs her out everywhere else at once', async () => {
    const { me, token, username } = await house.resident()
    await house.identity.signIn(username, PASSWORD)
    await house.identity.signIn(username, PASSWORD)
    expect(await house.own.endOtherSessions(me, token)).toBe(2)
    expect(await house.own.sessions(me, token)).toHaveLength(1)
  })

  it('changes the password for who knows the old one, and ends the other sessions', async () => {
    const { me, token, username } = await house.resident()
    const other = await house.identity.signIn(username, PASSWORD)
    expect(await faultOf(house.own.changePassword(me, token, 'không phải thế này', NEW))).toContain('BAD_USER_INPUT')
    expect(await faultOf(house.own.changePassword(me, token, PASSWORD, 'matkhau123'))).toContain('BAD_USER_INPUT')
    expect(await house.own.changePassword(me, token, PASSWORD, NEW)).toBe(true)
    expect(await house.identity.signedInByToken(other.token)).toBeNull()
    expect(await house.identity.signedInByToken(token)).not.toBeNull()
    expect((await house.identity.signIn(username, NEW)).signedIn.accountId).toBe(me.accountId)
  })

  it('holds who tries old passwords in an open session', async () => {
    const { me, token } = await house.resident()
    await house.rows(`INSERT INTO identity.throttle (key, count, resets_at) VALUES ($1, 10, now() + interval '10 minutes')`, [`password:${me.accountId}@203.0.113.5`])
    expect(await faultOf(from('203.0.113.5', () => house.own.changePassword(me, token, PASSWORD, NEW)))).toContain('TOO_MANY_REQUESTS')
    expect(await faultOf(from('203.0.113.6', () => house.own.changePassword(me, token, PASSWORD, NEW)))).toBe('none')
  })

  it('confirms an address by the code that went to it, once she asks; nothing is sent before', async () => {
    house.woken.length = 0
    const { me, token } = await house.resident({ email: 'chi@example.vn' })
    expect(house.woken).toEqual([])
    expect(me.emailConfirmed ?? false).toBe(false)
    await house.own.requestEmailConfirmation(me)
    await house.sendMail()
    const mail = (await house.mailer.mailbox?.all())?.find((one) => one.to === 'chi@example.vn')
    const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(mail?.text ?? '')?.[0] ?? ''
    expect(mail?.text).not.toContain('Người thử')
    const stranger = await house.resident({ email: 'kẻ.lạ@example.vn' })
    expect(await faultOf(house.own.confirmEmail(stranger.me, code))).toContain('BAD_USER_INPUT')
    expect(await faultOf(house.own.confirmEmail(me, 'AAAA-AAAA'))).toContain('BAD_USER_INPUT')
    expect((await house.own.confirmEmail(me, code)).emailConfirmed).toBe(true)
    const again = await house.identity.signedInByToken(token)
    expect(again?.emailConfirmed).toBe(true)
    expect(await faultOf(house.own.confirmEmail(me, code))).toContain('BAD_USER_INPUT')
    if (again) expect((await house.own.confirmEmail(again, code)).emailConfirmed).toBe(true)
  })

  it('confirms no address but the one the code went to', async () => {
    const { me } = await house.resident({ email: 'dung@example.vn' })
    await house.own.requestEmailConfirmation(me)
    await house.sendMail()
    const mail = (await house.mailer.mailbox?.all())?.find((one) => one.to === 'dung@example.vn')
    await house.rows(`UPDATE identity.account SET email = 'other@example.vn' WHERE id = $1`, [me.accountId])
    expect(await faultOf(house.own.confirmEmail(me, /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(mail?.text ?? '')?.[0] ?? ''))).toContain('BAD_USER_INPUT')
    expect(await house.rows('SELECT confirmed_email FROM identity.account WHERE id = $1', [me.accountId])).toEqual([{ confirmed_email: null }])
  })

  it('is no bomb: three confirmation mails an hour; and none without an address', async () => {
    const { me } = await house.resident({ email: 'em@example.vn' })
    for (let n = 0; n < 3; n++) await house.own.requestEmailConfirmation(me)
    expect(await faultOf(house.own.requestEmailConfirmation(me))).toContain('TOO_MANY_REQUESTS')
    expect(await faultOf(house.own.requestEmailConfirmation((await house.resident()).me))).toContain('BAD_USER_INPUT')
  })
})
