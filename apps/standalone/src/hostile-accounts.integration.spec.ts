import { randomUUID } from 'node:crypto'
import { type Answer, type Asking, PASSWORD, ServedKhue } from './testing/served-khue.js'

const register = 'mutation ($input: RegisterInput!) { register(input: $input) { token account { id displayName email unitCode } } }'
const signIn = 'mutation ($input: SignInInput!) { signIn(input: $input) { token account { id } } }'
const update = 'mutation ($input: ProfileInput!) { updateProfile(input: $input) { displayName unitCode birthYear locale } }'
const good = () => ({ email: `${randomUUID()}@vi-du.vn`, password: PASSWORD, displayName: 'Nguyễn Thị Mẫu', unitCode: '00070' })

describe('hostile registrations and sign-ins', () => {
  let khue: ServedKhue
  beforeAll(async () => {
    khue = await ServedKhue.open()
  })
  afterAll(() => khue.close())
  beforeEach(() => khue.test.database.transaction((tx) => tx.sql('TRUNCATE identity.throttle')))

  const ask = (query: string, input: object, asking: Asking = {}): Promise<Answer> => khue.ask('/graphql', query, { ...asking, variables: { input } })
  const paths = (answer: Answer): string[] => answer.fields.map((field) => field.path)

  /** Asks, and sees that nothing is left of it. */
  async function refused(query: string, input: object, asking: Asking = {}): Promise<Answer> {
    const before = await khue.rowCounts()
    const answer = await ask(query, input, asking)
    expect(answer.code).not.toBeNull()
    expect(await khue.rowCounts()).toEqual(before)
    return answer
  }

  it.each([
    ['an unknown unit', { unitCode: '99999' }, ['input.unitCode']],
    ['the city for a home', { unitCode: '01' }, ['input.unitCode']],
    ['a short password', { password: 'ngắn' }, ['input.password']],
    ['a common password', { password: 'Mật Khẩu 123456' }, ['input.password']],
    ['a counting password', { password: '12345678901' }, ['input.password']],
    ['her own address for a password', { email: 'nguyen.thi.mau@vi-du.vn', password: 'nguyen.thi.mau' }, ['input.password']],
    ['a password of 129 characters', { password: `${PASSWORD}${'dài'.repeat(40)}` }, ['input.password']],
    ['no address at all', { email: null }, ['input.email']],
    ['addresses that are none', { email: 'a@b', phone: '113', username: 'x y' }, ['input.email', 'input.phone', 'input.username']],
    ['an empty name', { displayName: ' \t ' }, ['input.displayName']],
    ['NUL in a name', { displayName: 'Lê\0Thị' }, ['input.displayName']],
    ['a name that turns the text around', { displayName: 'Lê \u202EThị' }, ['input.displayName']],
    ['a name of 101 characters', { displayName: 'ê'.repeat(101) }, ['input.displayName']],
    ['half a character in a name', { displayName: 'Lê \uD800' }, ['input.displayName']],
    ['NUL in an address', { email: 'a\0@vi-du.vn' }, ['input.email']],
    ['a child of five', { birthYear: new Date().getUTCFullYear() - 5 }, ['input.birthYear']],
    ['somebody of another century', { birthYear: 1899 }, ['input.birthYear']],
    ['a language we do not speak', { locale: 'fr' }, ['input.locale']],
    ['everything at once', { email: null, password: 'x', displayName: '', unitCode: 'x', birthYear: 3000 }, ['input.birthYear', 'input.displayName', 'input.email', 'input.password', 'input.unitCode']],
  ])('refuse %s, naming each field', async (_, fault, expected) => {
    const answer = await refused(register, { ...good(), ...fault })
    expect([answer.code, paths(answer).sort()]).toEqual(['BAD_USER_INPUT', expected])
    expect(answer.fields.every((field) => field.message.length > 5)).toBe(true)
  })

  it('speak Vietnamese, and English to whoever asks for it', async () => {
    const fault = { ...good(), password: 'ngắn' }
    expect((await refused(register, fault)).fields[0]?.message).toContain('Mật khẩu cần ít nhất 10 ký tự')
    expect((await refused(register, fault, { locale: 'en-GB,en;q=0.9' })).fields[0]?.message).toContain('at least 10 characters')
    expect((await refused(register, fault, { locale: 'fr, vi' })).message).toContain('Thông tin chưa đúng')
  })

  it('refuse bytes that are no UTF-8 in a name', async () => {
    const before = await khue.rowCounts()
    const body = Buffer.from(JSON.stringify({ query: register, variables: { input: { ...good(), displayName: 'Lê ????' } } }))
    const answer = await khue.send('/graphql', new Uint8Array(body.map((byte) => (byte === 63 ? 0xff : byte))))
    expect([answer.code, paths(answer)]).toEqual(['BAD_USER_INPUT', ['input.displayName']])
    expect(await khue.rowCounts()).toEqual(before)
  })

  it('store a decomposed name, and a decomposed address, composed', async () => {
    const answer = await ask(register, { ...good(), displayName: '  Lê   Thị Ngữ '.normalize('NFD'), email: `  ${randomUUID()}@vi-du.VN ` })
    const account = (answer.data as unknown as { register: { account: { displayName: string; email: string } } }).register.account
    expect(account.displayName).toBe('Lê Thị Ngữ'.normalize('NFC'))
    expect(account.email).toMatch(/^[0-9a-f-]{36}@vi-du\.vn$/)
  })

  it('answer CONFLICT for a taken address in whatever spelling, and after twenty of them wait', async () => {
    const first = { ...good(), phone: '0912 345 678', username: 'me.mau' }
    expect((await ask(register, first)).code).toBeNull()
    for (const [field, value] of [['email', first.email.toUpperCase()], ['phone', '+84912345678'], ['phone', '0084 912.345.678'], ['username', 'ME.MAU']] as const) {
      const answer = await refused(register, { ...good(), email: null, [field]: value })
      expect([answer.code, paths(answer)]).toEqual(['CONFLICT', [`input.${field}`]])
    }
    await khue.test.database.transaction((tx) => tx.sql(`UPDATE identity.throttle SET count = 20 WHERE key LIKE 'conflict:%'`))
    const answer = await refused(register, first)
    expect([answer.code, answer.message]).toEqual(['TOO_MANY_REQUESTS', expect.stringMatching(/Xin đợi khoảng \d+ phút/)])
  })

  it('say the same of an unknown name and of a wrong password', async () => {
    const account = await khue.account()
    const answers = []
    for (const credentials of [
      { identifier: account.username, password: 'một câu khác hẳn' }, { identifier: 'khong.co.ai', password: PASSWORD }, { identifier: 'không phải tên', password: PASSWORD },
      { identifier: '', password: '' }, { identifier: 'x'.repeat(100_000), password: 'y'.repeat(100_000) },
    ]) answers.push(await refused(signIn, credentials))
    expect(new Set(answers.map(({ code, message, status, fields }) => JSON.stringify({ code, message, status, fields })))).toHaveProperty('size', 1)
    expect(answers[0]).toMatchObject({ code: 'UNAUTHENTICATED', message: 'Tên đăng nhập hoặc mật khẩu không đúng.', data: null })
  })

  it('hold an account after ten wrong passwords, right ones too, and no other account', async () => {
    const [account, neighbour] = [await khue.account(), await khue.account()]
    for (let tries = 0; tries < 10; tries++) expect((await ask(signIn, { identifier: account.username, password: `sai lần thứ ${tries}` })).code).toBe('UNAUTHENTICATED')
    for (const password of ['sai nữa rồi', PASSWORD]) expect((await ask(signIn, { identifier: account.username, password })).code).toBe('TOO_MANY_REQUESTS')
    expect((await ask(signIn, { identifier: neighbour.username, password: PASSWORD })).code).toBeNull()
  })

  it('change nothing of a profile where one field is wrong', async () => {
    const { token } = await khue.account()
    const answer = await refused(update, { displayName: 'Tên Mới', unitCode: '99999', birthYear: 1800, locale: 'xx' }, { token })
    expect([answer.code, paths(answer)]).toEqual(['BAD_USER_INPUT', ['input.unitCode', 'input.birthYear', 'input.locale']])
    expect((await khue.ask('/graphql', '{ me { displayName unitCode birthYear } }', { token })).data).toEqual({ me: { displayName: 'Người Thử Nghiệm', unitCode: '00070', birthYear: null } })
  })
})
