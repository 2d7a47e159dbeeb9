import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { statementObserver } from '@khue/platform/database'
import { byName } from './data/resident-finder.repository.js'
import { faultOf, from, IdentityHouse, OTHER_WARD, PASSWORD, WARD } from './testing/identity-house.js'

const NEW = 'trời xanh mây trắng'
const wrong = 'UNAUTHENTICATED recovery.failed'
const held = 'TOO_MANY_REQUESTS too-many-requests'

describe('the way back in', () => {
  let house: IdentityHouse
  beforeAll(async () => {
    house = await IdentityHouse.open({ KHUE_HOME: mkdtempSync(join(tmpdir(), 'khue-recovery-')) })
  })
  afterAll(() => house.close())

  const coded = async (more: Parameters<IdentityHouse['resident']>[0] = {}) => {
    const officer = await house.staff('WARD_OFFICER', WARD)
    const resident = await house.resident(more)
    const { code } = await house.help.makeCode(officer, house.reachOf(officer), resident.me.accountId)
    return { officer, code, ...resident }
  }

  it("leads by the officer's code to a new password, ends every other session and opens one", async () => {
    const { code, username, token, me, officer } = await coded()
    const opened = await house.recovery.recover(username, ` ${code.toLowerCase()} `, NEW, 'Firefox/132.0')
    expect(opened.signedIn.accountId).toBe(me.accountId)
    expect(await house.identity.signedInByToken(token)).toBeNull()
    expect((await house.identity.signedInByToken(opened.token))?.accountId).toBe(me.accountId)
    expect(await faultOf(house.identity.signIn(username, PASSWORD))).toContain('UNAUTHENTICATED')
    await house.identity.signIn(username, NEW)
    const log = await house.rows('SELECT actor_account_id AS actor, action, detail FROM identity.audit_log WHERE subject = $1 ORDER BY id', [me.accountId])
    expect(log).toEqual([
      { actor: officer.accountId, action: 'recovery-code.made', detail: { unitCode: WARD } },
      { actor: me.accountId, action: 'password.recovered', detail: { by: 'officer', officer: officer.accountId } },
    ])
  })

  it('takes a code once, also where two come at the same time', async () => {
    const { code, username } = await coded()
    const faults = await Promise.all([NEW, `${NEW} hai`, `${NEW} ba`].map((password) => faultOf(house.recovery.recover(username, code, password))))
    expect(faults.filter((fault) => fault === 'none')).toHaveLength(1)
    expect(faults.filter((fault) => fault === wrong)).toHaveLength(2)
    expect(await faultOf(house.recovery.recover(username, code, NEW))).toBe(wrong)
  })

  it('never makes two calls wait for each other, however the officer, the right code and guesses meet', async () => {
    const round = async (): Promise<string[]> => {
      const { officer, me, username, code } = await coded()
      const right = Array.from({ length: 4 }, () => house.recovery.recover(username, code, NEW))
      const guesses = Array.from({ length: 2 }, () => house.recovery.recover(username, 'AAAA-AAAA', NEW))
      return Promise.all([...right, ...guesses, house.help.makeCode(officer, house.reachOf(officer), me.accountId)].map((call) => faultOf(call)))
    }
    const faults = (await Promise.all([round(), round(), round(), round()])).flat()
    expect(faults.filter((fault) => !['none', wrong, 'TOO_MANY_REQUESTS too-many-requests'].includes(fault))).toEqual([])
  })

  it('takes no code that has ended, and none that another took the place of', async () => {
    const { code, username, me, officer } = await coded()
    const second = await house.help.makeCode(officer, house.reachOf(officer), me.accountId)
    expect(await faultOf(house.recovery.recover(username, code, NEW))).toBe(wrong)
    await house.rows(`UPDATE identity.one_time_code SET expires_at = now() - interval '1 second' WHERE account_id = $1`, [me.accountId])
    expect(await faultOf(house.recovery.recover(username, second.code, NEW))).toBe(wrong)
  })

  it('holds guessing: after five wrong codes from one address the right one opens nothing there, however many come at once', async () => {
    const { code, username } = await coded()
    const guesses = await Promise.all(Array.from({ length: 8 }, () => faultOf(house.recovery.recover(username, 'AAAA-AAAA', NEW))))
    expect([guesses.filter((guess) => guess === wrong).length, guesses.filter((guess) => guess === held).length]).toEqual([5, 3])
    expect(await faultOf(house.recovery.recover(username, code, NEW))).toBe(held)
  })

  it("is not used up by a stranger: her own tries count at her address, and on her own device by themselves", async () => {
    const { code, username } = await coded()
    for (let n = 0; n < 12; n++) await faultOf(from('203.0.113.66', () => house.recovery.recover(username, 'AAAA-AAAA', NEW)))
    expect(await faultOf(from('203.0.113.66', () => house.recovery.recover(username, code, NEW)))).toBe(held)
    expect(await faultOf(from('198.51.100.4', () => house.recovery.recover(username, code, NEW)))).toBe('none')
    const second = await coded()
    await from('203.0.113.67', () => house.identity.signIn(second.username, PASSWORD, null, 'her-own-browser-keeps-this'))
    for (let n = 0; n < 6; n++) await faultOf(from('203.0.113.67', () => house.recovery.recover(second.username, 'AAAA-AAAA', NEW)))
    expect(await faultOf(from('203.0.113.67', () => house.recovery.recover(second.username, second.code, NEW, null, 'her-own-browser-keeps-this')))).toBe('none')
  })

  it('ends after a hundred tries from everywhere', async () => {
    const { code, username, me } = await coded()
    await house.rows('UPDATE identity.one_time_code SET tries = 99 WHERE account_id = $1', [me.accountId])
    expect(await faultOf(from('203.0.113.68', () => house.recovery.recover(username, 'AAAA-AAAA', NEW)))).toBe(wrong)
    expect(await faultOf(from('203.0.113.69', () => house.recovery.recover(username, code, NEW)))).toBe(wrong)
  })

  it('lets her try again with a new code of the officer, whatever strangers tried', async () => {
    const { officer, me, username } = await coded()
    for (let n = 0; n < 10; n++) await faultOf(house.recovery.recover(username, 'AAAA-AAAA', NEW))
    const { code } = await house.help.makeCode(officer, house.reachOf(officer), me.accountId)
    expect(await faultOf(house.recovery.recover(username, code, NEW))).toBe('none')
  })

  it('holds an address that fails very often, whatever names it tries', async () => {
    await house.rows(`INSERT INTO identity.throttle (key, count, resets_at) VALUES ('recover-from:203.0.113.9', 200, now() + interval '10 minutes')`)
    expect(await faultOf(from('203.0.113.9', () => house.recovery.recover('nobody.here', 'AAAA-AAAA', NEW)))).toContain('TOO_MANY_REQUESTS')
  })

  it('answers an unknown name, a name without a code and a wrong code alike, after the same statements', async () => {
    const { username } = await coded()
    const { username: uncoded } = await house.resident()
    const seen = []
    for (const identifier of [username, uncoded, 'nobody.at.all', 'no one @ nowhere']) {
      const { result, statements } = await statementObserver.record(() => from('198.51.100.1', () => faultOf(house.recovery.recover(identifier, 'AAAA-AAAA', NEW))))
      seen.push({ result, statements: statements.map((statement) => statement.text) })
    }
    for (const one of seen) expect(one).toEqual(seen[0])
  })

  it('refuses a bad new password before it looks at anything, and one that is her own name without using up the code', async () => {
    const { code, username } = await coded({ displayName: 'Trần Quang Khải' })
    expect(await faultOf(house.recovery.recover('nobody', code, 'ngắn'))).toContain('BAD_USER_INPUT')
    expect(await faultOf(house.recovery.recover(username, code, 'trần quang khải'))).toContain('BAD_USER_INPUT')
    expect(await faultOf(house.recovery.recover(username, code, NEW))).toBe('none')
  })

  it('keeps of a code but its hash', async () => {
    const { code, me } = await coded()
    const rows = await house.rows('SELECT * FROM identity.one_time_code WHERE account_id = $1', [me.accountId])
    expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''))
    expect(rows[0]).toMatchObject({ code_hash: expect.stringMatching(/^\$argon2id\$/) })
    const log = await house.rows('SELECT * FROM identity.audit_log')
    expect(JSON.stringify(log)).not.toContain(code)
  })

  describe('by mail', () => {
    it('goes through the same statements and answers the same, known or unknown, confirmed or not', async () => {
      const confirmed = await house.resident({ email: 'confirmed@example.vn' })
      await house.confirm(confirmed.me.accountId)
      const unconfirmed = await house.resident({ email: 'unconfirmed@example.vn' })
      const seen = []
      for (const identifier of ['confirmed@example.vn', 'unconfirmed@example.vn', 'nobody@example.vn', unconfirmed.username, '', '\u0000']) {
        const { result, statements } = await statementObserver.record(() => from('198.51.100.2', () => house.recovery.request(identifier)))
        seen.push({ result, statements: statements.map((statement) => statement.text) })
      }
      for (const one of seen) expect(one).toEqual(seen[0])
      await house.sendMail()
      expect(await house.mails(confirmed.me.accountId)).toEqual([{ kind: 'RECOVERY', state: 'SENT', reason: null }])
      expect(await house.mails(unconfirmed.me.accountId)).toEqual([{ kind: 'RECOVERY', state: 'DROPPED', reason: 'no address for it' }, { kind: 'RECOVERY', state: 'DROPPED', reason: 'no address for it' }])
    })

    it('opens the account with the code of the mail, and tells her by mail that it did', async () => {
      const { me, username } = await house.resident({ email: 'binh@example.vn', phone: '0987654321' })
      await house.confirm(me.accountId)
      await house.recovery.request('0987 654 321')
      await house.sendMail()
      const mail = (await house.mailer.mailbox?.all())?.find((one) => one.to === 'binh@example.vn')
      const code = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(mail?.text ?? '')?.[0] ?? ''
      expect(mail?.text).toContain(`https://khue.example/recover#code=${code}`)
      expect(await faultOf(house.recovery.recover(username, code, NEW))).toBe('none')
      await house.sendMail()
      expect((await house.mails(me.accountId)).map(({ kind, state }) => `${kind} ${state}`)).toEqual(['RECOVERY SENT', 'PASSWORD_CHANGED SENT'])
    })

    it('is no bomb: three mails an hour to one person, three hundred requests an hour from one address, ten of them for one name', async () => {
      const { me } = await house.resident({ email: 'bomb@example.vn' })
      await house.confirm(me.accountId)
      for (let n = 0; n < 5; n++) {
        expect(await house.recovery.request('bomb@example.vn')).toBe(true)
        await house.sendMail()
      }
      expect((await house.mails(me.accountId)).map(({ state }) => state)).toEqual(['SENT', 'SENT', 'SENT', 'DROPPED', 'DROPPED'])
      await house.rows(`INSERT INTO identity.throttle (key, count, resets_at) VALUES ('recovery-mail-from:203.0.113.8', 299, now() + interval '10 minutes')`)
      expect(await faultOf(from('203.0.113.8', () => house.recovery.request('a@example.vn')))).toBe('none')
      expect(await faultOf(from('203.0.113.8', () => house.recovery.request('a@example.vn')))).toContain('TOO_MANY_REQUESTS')
      for (let n = 0; n < 10; n++) expect(await faultOf(from('203.0.113.88', () => house.recovery.request('a@example.vn')))).toBe('none')
      expect(await faultOf(from('203.0.113.88', () => house.recovery.request('A@example.vn')))).toContain('TOO_MANY_REQUESTS')
      expect(await faultOf(from('203.0.113.88', () => house.recovery.request('b@example.vn')))).toBe('none')
    })

    it("does not undo the officer's code, whoever asks for a mail", async () => {
      const { code, username, me } = await coded({ email: 'kept@example.vn' })
      await house.confirm(me.accountId)
      await house.recovery.request('kept@example.vn')
      await house.sendMail()
      expect(await house.mails(me.accountId)).toEqual([{ kind: 'RECOVERY', state: 'DROPPED', reason: "an officer's code is alive" }])
      expect(await faultOf(house.recovery.recover(username, code, NEW))).toBe('none')
    })

    it("lays what opens a staff account into no mailbox", async () => {
      const admin = await house.staff('ADMIN', null, { email: 'admin@example.vn' })
      await house.confirm(admin.accountId)
      await house.recovery.request('admin@example.vn')
      await house.sendMail()
      expect(await house.mails(admin.accountId)).toEqual([{ kind: 'RECOVERY', state: 'DROPPED', reason: "staff's, and no peer" }])
    })
  })

  describe('at the ward', () => {
    it('finds a resident by name without diacritics, masked, and notes whom the officer saw', async () => {
      const officer = await house.staff('WARD_OFFICER', WARD)
      const { me } = await house.resident({ displayName: 'Đặng Thị Hường Liên', phone: '0911222333', email: 'huong.lien@example.vn' })
      const [found, ...others] = await house.help.find(officer, house.reachOf(officer), 'huong DANG')
      expect(others).toEqual([])
      expect(found).toEqual({ accountId: me.accountId, displayName: 'Đặng Thị Hường Liên', birthYear: 1957, phone: '••• 333', email: 'h•••@example.vn', username: expect.stringMatching(/^u.•••$/) })
      expect(await house.help.find(officer, house.reachOf(officer), '0911.222.333')).toHaveLength(1)
      expect(await house.help.find(officer, house.reachOf(officer), 'huo')).toHaveLength(1)
      expect(await house.help.find(officer, house.reachOf(officer), 'khong-ai-ca')).toEqual([])
      const log = await house.rows('SELECT action, subject FROM identity.audit_log WHERE actor_account_id = $1 ORDER BY id', [officer.accountId])
      expect(log).toEqual([me.accountId, me.accountId, me.accountId, null].map((subject) => ({ action: 'resident.looked-up', subject })))
    })

    it('shows five at the most', async () => {
      const officer = await house.staff('WARD_OFFICER', WARD)
      for (let n = 0; n < 7; n++) await house.resident({ displayName: `Phan Trùng Tên ${n}` })
      expect(await house.help.find(officer, house.reachOf(officer), 'phan trung ten')).toHaveLength(5)
    })

    it('shows and helps nobody who lives in another ward', async () => {
      const officer = await house.staff('WARD_OFFICER', WARD)
      const { me } = await house.resident({ displayName: 'Lý Ở Nơi Khác', phone: '0933444555', unitCode: OTHER_WARD })
      expect(await house.help.find(officer, house.reachOf(officer), 'ly o noi khac')).toEqual([])
      expect(await house.help.find(officer, house.reachOf(officer), '0933444555')).toEqual([])
      expect(await faultOf(house.help.makeCode(officer, house.reachOf(officer), me.accountId))).toBe('FORBIDDEN forbidden')
      expect(await house.rows('SELECT 1 FROM identity.one_time_code WHERE account_id = $1', [me.accountId])).toEqual([])
      const ofTheCity = await house.staff('WARD_OFFICER', null)
      expect(await faultOf(house.help.makeCode(ofTheCity, house.reachOf(ofTheCity), me.accountId))).toBe('none')
    })

    it('gives no code for staff, who could do more than the officer, nor for herself', async () => {
      const officer = await house.staff('WARD_OFFICER', null, { unitCode: WARD })
      const admin = await house.staff('ADMIN', null, { unitCode: WARD })
      for (const subject of [admin, officer]) expect(await faultOf(house.help.makeCode(officer, house.reachOf(officer), subject.accountId))).toBe('FORBIDDEN resident.staff')
      expect(await house.help.find(officer, house.reachOf(officer), 'can bo thu')).toEqual([])
      expect(await faultOf(house.help.makeCode(officer, house.reachOf(officer), 'x'))).toBe('NOT_FOUND resident.unknown')
    })

    it('looks by the index of names in a city of many', async () => {
      await house.rows(
        `INSERT INTO identity.account (display_name, username, password_hash, unit_code) SELECT 'Nguyễn Văn ' || md5(n::text), 'many.' || n, 'x', '00' || (100 + n % 100) FROM generate_series(1, 20000) n`,
      )
      await house.rows(`SELECT gin_clean_pending_list('identity.account_by_folded_name')`)
      await house.rows('ANALYZE identity.account')
      const plan = await house.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${byName}`.replace('$1', 'NULL').replace('$1', 'NULL').replace('$2', `'%huong%'`).replace('$3', `ARRAY['% huong%', '% dang%']`).replace('$4', '5'))
      expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('account_by_folded_name')
    })

    it('is no way to list a ward', async () => {
      const officer = await house.staff('WARD_OFFICER', WARD)
      for (const text of ['', 'a', '%%%', '___']) expect(await faultOf(house.help.find(officer, house.reachOf(officer), text))).toContain('BAD_USER_INPUT')
      await house.rows(`INSERT INTO identity.throttle (key, count, resets_at) VALUES ($1, 120, now() + interval '10 minutes')`, [`resident-look-up:${officer.accountId}`])
      expect(await faultOf(house.help.find(officer, house.reachOf(officer), 'nguyen'))).toContain('TOO_MANY_REQUESTS')
    })
  })
})
