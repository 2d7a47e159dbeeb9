import { quietDevice } from './device.js'
import { MeDocument } from './documents.gen.js'
import { askedAs, FirstView, type ToldFirst } from './first-view.js'
import { makeKhue } from './khue.js'
import { Unreachable } from './refusal.js'

const me = { id: 'a', displayName: 'An', email: null, phone: null, username: 'an', roles: ['RESIDENT'], unitCode: null, unitName: null, birthYear: null, gender: null, locale: null }
const askMe = { method: 'POST', headers: { 'accept-language': 'vi' }, body: JSON.stringify({ operationName: 'Me', variables: {} }) }
const told: ToldFirst = { locale: 'vi', at: '2026-11-24T08:00:00.000Z', answers: { [askedAs('/graphql', askMe)]: { data: { me } } } }

/** Nothing of these specs may reach a service. */
const { fetch } = globalThis
beforeAll(() => {
  globalThis.fetch = () => Promise.reject(new TypeError('no network'))
})
afterAll(() => {
  globalThis.fetch = fetch
})

describe('a first view that a server made', () => {
  it('answers in place of the services, as they did', async () => {
    const first = new FirstView(told)
    const khue = makeKhue(quietDevice(), { first })
    expect(await khue.session.know()).toEqual(me)
    expect(khue.now()).toEqual(new Date(told.at))
    expect(first.holds('vi')).toBe(true)
  })

  it('holds for its own language alone, and for nothing that it was not told', async () => {
    expect(new FirstView(told).holds('en')).toBe(false)
    const first = new FirstView(told)
    await expect(first.fetch('/graphql', { ...askMe, headers: { 'accept-language': 'en' } })).rejects.toThrow('no network')
    expect(first.holds('vi')).toBe(false)
  })

  it('ends: from then on the services are asked', async () => {
    const first = new FirstView(told)
    const khue = makeKhue(quietDevice(), { first })
    first.end()
    await expect(khue.learning.ask(MeDocument, {})).rejects.toBeInstanceOf(Unreachable)
    expect(khue.now().getTime()).toBeGreaterThan(Date.parse(told.at))
  })

  it('goes before what was downloaded, which it renews', async () => {
    const first = new FirstView(told)
    const device = quietDevice()
    await device.shelf.pin('nobody/vi/Me//{}', JSON.stringify({ me: null }))
    const khue = makeKhue(device, { first })
    expect(await khue.reading.ask(MeDocument, {})).toEqual({ me })
    first.end()
    expect(await khue.reading.ask(MeDocument, {})).toEqual({ me })
  })
})

describe('what a request asks', () => {
  it('is told apart by language, address, operation and variables', () => {
    const asked = (language: string, variables: object, address = '/graphql') => askedAs(address, { headers: { 'accept-language': language }, body: JSON.stringify({ operationName: 'Course', variables }) })
    const all = [asked('vi', { slug: 'a' }), asked('en', { slug: 'a' }), asked('vi', { slug: 'b' }), asked('vi', { slug: 'a' }, '/campaign/graphql'), askedAs('/verify/a', { headers: { 'accept-language': 'vi' } })]
    expect(new Set(all).size).toBe(all.length)
    expect(asked('vi', { slug: 'a' })).toBe(all[0])
  })
})
