import { faultsByField, faultsByPlace, readRefusal, Refusal } from './refusal.js'

describe('what a door refused', () => {
  it('keeps the code, the message and the fields', () => {
    const refusal = readRefusal({ message: 'Sai', extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'input.password', message: 'Ngắn quá' }] } })
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', message: 'Sai', fields: [{ path: 'input.password', message: 'Ngắn quá' }] })
  })

  it('is an internal fault where the code is none of the contract', () => {
    expect(readRefusal({ message: 'x', extensions: { code: 'TEAPOT', fields: 'no' } })).toMatchObject({ code: 'INTERNAL', fields: [] })
    expect(readRefusal({ message: 'x' }).code).toBe('INTERNAL')
  })

  it('shows each fault at its field, and the rest at the form', () => {
    const refusal = new Refusal('BAD_USER_INPUT', '', [
      { path: 'input.password', message: 'one' },
      { path: 'input.password', message: 'two' },
      { path: 'input.colour', message: 'three' },
    ])
    expect(faultsByField(refusal, ['password', 'unitCode'])).toEqual({ password: 'one', '': 'three' })
  })

  it('names the bad entries of a batch by their places', () => {
    const refusal = new Refusal('BAD_USER_INPUT', '', [
      { path: 'events.3.lessonId', message: 'no lesson' },
      { path: 'events.0', message: 'broken' },
      { path: 'input', message: 'elsewhere' },
    ])
    expect([...faultsByPlace(refusal, 'events')]).toEqual([[3, 'no lesson'], [0, 'broken']])
  })
})
