import fc from 'fast-check'
import { readEmail, readIdentifier, readPhone, readUsername } from './identifiers.js'
import { hashPassword, verifyPassword } from './password-hash.js'
import { passwordFault } from './password.js'
import { isBirthYear, readDisplayName } from './profile-text.js'
import { readRegistration } from './registration.js'

const name = (text: string): string | null => {
  const read = readDisplayName(text, 'x')
  return 'name' in read ? read.name : null
}

describe('an identifier', () => {
  it('is an e-mail address in lower case', () => {
    expect(['A@Vi-Du.VN', ' a.b+c@vi-du.com.vn ', 'đức@vi-du.vn'.normalize('NFD')].map(readEmail)).toEqual(['a@vi-du.vn', 'a.b+c@vi-du.com.vn', 'đức@vi-du.vn'])
    expect(['', 'a', 'a@b', '@b.vn', 'a@b..vn', 'a b@c.vn', 'a@b@c.vn', 'a\0@b.vn', 'a@b\u200B.vn', 'a@b.vn\0', '"a"@b.vn', `${'a'.repeat(65)}@b.vn`, `a@${'b'.repeat(250)}.vn`].map(readEmail)).toEqual(Array.from({ length: 13 }, () => null))
  })

  it('is a telephone number in one form, however it is written', () => {
    for (const text of ['0912345678', '0912 345 678', '0912.345.678', '+84912345678', '+84 (912) 345-678', '0084912345678']) expect(readPhone(text)).toBe('+84912345678')
    expect(readPhone('+33 6 12 34 56 78')).toBe('+33612345678')
    expect(['', '113', '912345678', '+0912345678', '09123456789012', '0912345678x'].map(readPhone)).toEqual(Array.from({ length: 6 }, () => null))
  })

  it('is a user name that is no number', () => {
    expect(['Me.Mau', 'an-02', 'lê'].map(readUsername)).toEqual(['me.mau', 'an-02', null])
    expect(['ab', '12345', '.ab', 'ab.', 'a b', 'a'.repeat(33), 'a@b.vn', 'аdmin'].map(readUsername)).toEqual(Array.from({ length: 8 }, () => null))
  })

  it('typed to sign in is read as all that it may be', () => {
    expect(readIdentifier('0912345678')).toEqual({ email: null, phone: '+84912345678', username: null })
    expect(readIdentifier('An@Vi-Du.vn')).toEqual({ email: 'an@vi-du.vn', phone: null, username: null })
    expect(readIdentifier('không có')).toEqual({ email: null, phone: null, username: null })
  })

  it('once read reads as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.stringMatching(/^0\d{9}$/), fc.stringMatching(/^[a-z][a-z0-9._-]{1,20}[a-z]$/)), (text) => {
        for (const read of [readEmail, readPhone, readUsername]) {
          const once = read(text)
          if (once !== null) expect(read(once)).toBe(once)
        }
      }),
    )
  })
})

describe('a password', () => {
  it.each([
    ['ngắn', 'password.short'], ['a'.repeat(9), 'password.short'], [`${'câu dài '.repeat(16)}x`, 'password.long'], ['matkhau123456', 'password.common'], ['Mật Khẩu 123456', 'password.common'],
    ['PASSWORD123', 'password.common'], ['anh yêu em 123', 'password.common'], ['aaaaaaaaaaaa', 'password.simple'], ['abcabcabcabc', 'password.simple'], ['2345678901', 'password.simple'],
    ['9876543210', 'password.common'], ['0987654321', 'password.common'], ['Nguyễn Thị Mẫu', 'password.personal'], ['nguyen.thi.mau', 'password.personal'], ['+84912345678', 'password.personal'],
  ])('%s is refused as %s', (password, fault) => {
    expect(passwordFault(password, ['Nguyễn Thị Mẫu', 'nguyen.thi.mau@vi-du.vn', '+84912345678', null])).toBe(fault)
  })

  it('of ten characters of any script is taken, spaces included, without rules on composition', () => {
    for (const password of ['chim bay về tổ', '我喜欢学习越南语言课', 'xyzzy plugh', '🌱🌿🌳🍃🍂🌾🍀🌵🌴🎋', 'k7#Qz!m2$Lp']) expect(passwordFault(password)).toBeNull()
  })

  it('is the same from every keyboard, and no other one is', async () => {
    const hash = await hashPassword('một câu chỉ tôi nhớ')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await verifyPassword(hash, 'một câu chỉ tôi nhớ'.normalize('NFD'))).toBe(true)
    for (const other of ['một câu chỉ tôi nhơ', '', 'Một câu chỉ tôi nhớ', 'một câu chỉ tôi nhớ ']) expect(await verifyPassword(hash, other)).toBe(false)
    expect(await verifyPassword(null, 'nobody has this password')).toBe(false)
    expect(await verifyPassword('!', 'x')).toBe(false)
  })
})

describe('a profile', () => {
  it('keeps a name whole, in NFC, with single spaces', () => {
    expect(name('  Lê\u00A0 Thị\tNgữ  '.normalize('NFD'))).toBe('Lê Thị Ngữ')
    expect(['O’Neill', 'Nguyễn-Trần', '李小龍', 'Ý', 'Người 👩‍🌾'].map(name)).not.toContain(null)
    expect(['', ' ', 'a\0', 'a\nb', 'a\u202Eb', 'a\uFEFFb', 'a\u200Bb', '\uD800', 'a\uFFFDb', 'ê'.repeat(101)].map(name)).toEqual(Array.from({ length: 10 }, () => null))
    expect(name('👩'.repeat(100))).toHaveLength(200)
  })

  it('is of a learner from six years on', () => {
    expect([1899, 1900, 2020, 2021, 2026, 1959.5, Number.NaN].map((year) => isBirthYear(year, 2026))).toEqual([false, true, true, false, false, false, false])
  })

  it('has every field at fault named, below where it stands', () => {
    const { registration, faults } = readRegistration({ email: 'x', phone: '1', username: '?', password: 'x', displayName: '', birthYear: 1, locale: 'de' }, 2026, 'row.3')
    expect(registration).toBeNull()
    expect(faults.map((fault) => fault.path)).toEqual(['row.3.email', 'row.3.phone', 'row.3.username', 'row.3.displayName', 'row.3.password', 'row.3.birthYear', 'row.3.locale'])
  })

  it('needs one address, and takes blanks for none', () => {
    const base = { password: 'một câu chỉ tôi nhớ', displayName: 'An' }
    expect(readRegistration({ ...base, email: ' ', phone: '', username: null }, 2026).faults).toEqual([{ path: 'input.email', key: 'identifier.needed' }])
    expect(readRegistration({ ...base, username: 'An.An' }, 2026).registration).toEqual({ ...base, email: null, phone: null, username: 'an.an', birthYear: null, gender: null, locale: 'vi' })
  })
})
