import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KnowDevicesAndMendNames1764001520000 } from './data/migrations/1764001520000-know-devices-and-mend-names.js'
import { faultOf, IdentityHouse, OTHER_WARD, PASSWORD, WARD } from './testing/identity-house.js'

const NUMBER = '+84912345678'

describe('a telephone number and a user name that looks like one', () => {
  let house: IdentityHouse
  beforeAll(async () => {
    house = await IdentityHouse.open({ KHUE_HOME: mkdtempSync(join(tmpdir(), 'khue-names-')) })
  })
  afterAll(() => house.close())
  beforeEach(() => house.rows('TRUNCATE identity.account, identity.throttle CASCADE'))

  const register = (more: object) => house.identity.register({ password: PASSWORD, displayName: 'Người thử', unitCode: WARD, ...more })
  /** An account of the time when such names could be taken. */
  const older = async (username: string, password: string, phone: string | null = null): Promise<string> => {
    const { signedIn } = await register({ username: 'tam-thoi', password, unitCode: OTHER_WARD })
    await house.rows('UPDATE identity.account SET username = $2, phone = $3 WHERE id = $1', [signedIn.accountId, username, phone])
    return signedIn.accountId
  }
  const migrateAgain = async (): Promise<void> => {
    const runner = house.test.database.source.createQueryRunner()
    const migration = new KnowDevicesAndMendNames1764001520000()
    await migration.down(runner)
    await migration.up(runner)
    await runner.release()
  }

  it.each(['0912345678', '84912345678', '+84912345678', '0084912345678', '+84 (0) 912 345 678', '0912 345 678', '0912.345.678', '(091) 234-5678', '84-912-345-678', '０９１２３４５６７８', '＋84912345678', '+84\u00a0912\u2009345\u2013678', '\u200e0912345678', '0084 (0)912/345/678'])('signs its owner in as %j', async (typed) => {
    const { signedIn } = await register({ phone: '0912 345 678' })
    expect(signedIn.phone).toBe(NUMBER)
    expect((await house.identity.signIn(typed, PASSWORD)).signedIn.accountId).toBe(signedIn.accountId)
    expect(await faultOf(register({ phone: typed }))).toContain('CONFLICT')
  })

  it.each(['0912.345.678', '0912-345-678', '84.912.345.678', '0912_345_678', '84912345678', '12-34-56', '０９１２-345-678', '1.2'])('is refused as a new user name: %j', async (username) => {
    expect(await faultOf(register({ username }))).toContain('BAD_USER_INPUT')
  })

  it('is its owner\'s, whoever had it as a user name before; both go on signing in', async () => {
    const shadow = await older('0912.345.678', 'mật khẩu của kẻ kia')
    const { signedIn: owner } = await register({ phone: NUMBER })
    for (const typed of ['0912.345.678', '0912345678', '84912345678']) expect((await house.identity.signIn(typed, PASSWORD)).signedIn.accountId).toBe(owner.accountId)
    expect((await house.identity.signIn('0912.345.678', 'mật khẩu của kẻ kia')).signedIn.accountId).toBe(shadow)
    expect(await faultOf(house.identity.signIn('0912345678', 'mật khẩu của kẻ kia'))).toContain('UNAUTHENTICATED')
    const officer = await house.staff('WARD_OFFICER', WARD)
    const { code } = await house.help.makeCode(officer, house.reachOf(officer), owner.accountId)
    expect((await house.recovery.recover('0912.345.678', code, 'trời xanh mây trắng')).signedIn.accountId).toBe(owner.accountId)
    await house.recovery.request('0912.345.678')
    expect((await house.mails(owner.accountId)).map((mail) => mail.kind)).toContain('RECOVERY')
    expect(await house.mails(shadow)).toEqual([])
  })

  it('is mended in rows of before: a name that is the own number goes, a number with its zero loses it, nobody is shut out', async () => {
    const own = await older('0912-345-678', PASSWORD, NUMBER)
    const { signedIn: zero } = await register({ username: 'co-so-khong', phone: '0987654321' })
    await house.rows('UPDATE identity.account SET phone = $2 WHERE id = $1', [zero.accountId, '+840987654321'])
    const foreign = await older('12-34-56', PASSWORD)
    await migrateAgain()
    const rows = await house.rows<{ id: string; username: string | null; phone: string | null }>('SELECT id, username, phone FROM identity.account')
    expect(new Map(rows.map(({ id, username, phone }) => [id, [username, phone]]))).toEqual(new Map([[own, [null, NUMBER]], [zero.accountId, ['co-so-khong', '+84987654321']], [foreign, ['12-34-56', null]]]))
    for (const [typed, id] of [['0912-345-678', own], ['0987654321', zero.accountId], ['12-34-56', foreign]] as const) expect((await house.identity.signIn(typed, PASSWORD)).signedIn.accountId).toBe(id)
  })
})
