import { type Addressee, destinationOf, linkOf, reasonToDrop } from './letter.js'

const an: Addressee = { kind: 'RECOVERY', accountId: 'a', displayName: 'Nguyễn Thị An', email: 'an@example.vn', confirmedEmail: 'an@example.vn', isStaff: false, ageMinutes: 1, sentLately: 0 }
const reason = (more: Partial<Addressee>, isMailbox = false): string | null => {
  const mail = { ...an, ...more }
  return reasonToDrop(mail, destinationOf(mail), isMailbox)
}

describe('a letter', () => {
  it('that opens an account goes to a confirmed address alone', () => {
    expect(destinationOf(an)).toEqual({ address: 'an@example.vn', name: 'Nguyễn Thị An' })
    for (const confirmedEmail of [null, 'old@example.vn']) expect(destinationOf({ ...an, confirmedEmail })).toBeNull()
    expect(destinationOf({ ...an, email: null })).toBeNull()
  })

  it('that confirms an address goes where nothing is confirmed yet, without the name', () => {
    expect(destinationOf({ ...an, kind: 'EMAIL_CONFIRMATION', confirmedEmail: null })).toEqual({ address: 'an@example.vn' })
    expect(destinationOf({ ...an, kind: 'EMAIL_CONFIRMATION' })).toBeNull()
  })

  it('is not sent to nobody, not late, and not four times an hour', () => {
    expect(reason({})).toBeNull()
    expect(reason({ accountId: null, email: null })).toBe('no account')
    expect(reason({ confirmedEmail: null })).toBe('no address for it')
    expect(reason({ ageMinutes: 31 })).toBe('too late')
    expect(reason({ ageMinutes: 31, kind: 'PASSWORD_CHANGED' })).toBeNull()
    expect(reason({ sentLately: 3 })).toBe('too many')
  })

  it("does not lay what opens a staff account where anybody may read it", () => {
    expect(reason({ isStaff: true })).toBeNull()
    expect(reason({ isStaff: true }, true)).toBe("staff's, and no peer")
    expect(reason({ isStaff: true, kind: 'PASSWORD_CHANGED' }, true)).toBeNull()
  })

  it('leads to a page with the code behind the #, where no server is told it', () => {
    expect(linkOf('https://khue.example/', 'RECOVERY', 'K7PM-3XQD')).toBe('https://khue.example/recover#code=K7PM-3XQD')
    expect(linkOf('https://khue.example', 'PASSWORD_CHANGED', null)).toBe('https://khue.example/recover')
  })
})
