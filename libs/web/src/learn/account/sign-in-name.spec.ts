import { readSignInName } from './sign-in-name.js'

describe('what somebody signs in with', () => {
  it('is told apart by its form', () => {
    expect(readSignInName('hoa@demo.example')).toEqual({ email: 'hoa@demo.example' })
    expect(readSignInName('0912 345 678')).toEqual({ phone: '0912 345 678' })
    expect(readSignInName('+84912345678')).toEqual({ phone: '+84912345678' })
    expect(readSignInName('ba.hoa')).toEqual({ username: 'ba.hoa' })
    expect(readSignInName('hoa1957')).toEqual({ username: 'hoa1957' })
  })
})
