import { type Device, quietDevice } from './device.js'
import { ACCOUNT_HEADER } from './door.js'
import { type Khue, makeKhue } from './khue.js'
import type { Account } from './session.js'

const person = (id: string): Account => ({ id, displayName: id, email: null, phone: null, username: id, roles: ['RESIDENT'], unitCode: null, unitName: null, birthYear: null, gender: 'UNDISCLOSED', locale: 'vi' })
const lan = person('lan')
const minh = person('minh')
const lesson = { lessonId: 'x', title: 'Bài', position: 1, done: true }

interface Asked {
  readonly operation: string
  readonly named: string | null
}

/** The service, and the one cookie of a browser: a request that names another account than the cookie's is refused before anything is done. */
function service() {
  const state = { cookie: null as string | null, down: false, slow: null as Promise<void> | null }
  const asked: Asked[] = []
  const done: { operation: string; by: string; event?: string }[] = []
  const fetch = async (_address: unknown, request?: RequestInit): Promise<Response> => {
    const { query, variables } = JSON.parse(String(request?.body)) as { query: string; variables: { events?: { clientEventId: string }[]; identifier?: string } }
    const operation = /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? ''
    const named = new Headers(request?.headers).get(ACCOUNT_HEADER)
    asked.push({ operation, named })
    if (state.slow) await Promise.race([state.slow, new Promise((_, reject) => request?.signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError'))))])
    if (state.down) throw new TypeError('failed to fetch')
    const refusal = { errors: [{ message: 'not you', extensions: { code: 'UNAUTHENTICATED' } }] }
    if (named !== null && named !== state.cookie) return Response.json(refusal)
    if (operation === 'Me') return Response.json({ data: { me: state.cookie === null ? null : person(state.cookie) } })
    if (state.cookie === null) return Response.json(refusal)
    for (const event of variables.events ?? [{ clientEventId: '' }]) done.push({ operation, by: state.cookie, event: event.clientEventId })
    if (operation === 'SignOut') state.cookie = null
    return Response.json({ data: { recordProgress: [], signOut: true, updateProfile: person(state.cookie ?? '') } })
  }
  return { state, asked, done, fetch: fetch as typeof globalThis.fetch }
}

/** Tabs of one browser: what one keeps the others hear of. */
function tabs(count: number): (Device & { wake(): void })[] {
  const machine = quietDevice()
  const listeners: ((name: string) => void)[][] = Array.from({ length: count }, () => [])
  return listeners.map((own, at) => {
    const wakers: (() => void)[] = []
    const tell = (name: string): void => listeners.forEach((others, other) => other !== at && others.forEach((listen) => listen(name)))
    return {
      ...machine,
      store: {
        ...machine.store,
        set(name: string, text: string | null) {
          const before = machine.store.get(name)
          machine.store.set(name, text)
          if (before !== text) tell(name)
        },
      },
      onAwake: (listener: () => void) => wakers.push(listener),
      onChangeElsewhere: (listener: (name: string) => void) => own.push(listener),
      wake: () => wakers.forEach((listener) => listener()),
    }
  })
}

const waiting = async (khue: Khue, accountId: string): Promise<number> => {
  await khue.knowsWaiting(accountId)
  return khue.outgoing(accountId).progress.queue.told.get().waiting.length
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

function house(count = 1) {
  const world = service()
  const devices = tabs(count)
  const pages = devices.map((device) => makeKhue(device, { fetch: world.fetch }))
  /** As the sign-in page does it. */
  const signIn = (khue: Khue, account: Account): void => {
    world.state.cookie = account.id
    khue.session.set(account)
  }
  return { ...world, devices, pages: pages as [Khue, ...Khue[]], signIn }
}

describe('a phone that two learners share', () => {
  it('sends what the first has left when she is back: as hers, once, and nothing of it as the second’s', async () => {
    const { state, done, devices, pages: [khue], signIn } = house()
    signIn(khue, lan)
    state.down = true
    await khue.outgoing('lan').progress.record(lesson)
    state.down = false
    await khue.signOut('lan')
    signIn(khue, minh)
    await khue.outgoing('minh').progress.record({ ...lesson, lessonId: 'y' })
    devices.forEach((device) => device.wake())
    await settled()
    expect([await waiting(khue, 'lan'), await waiting(khue, 'minh')]).toEqual([1, 0])
    signIn(khue, lan)
    await settled()
    expect(await waiting(khue, 'lan')).toBe(0)
    const progress = done.filter(({ operation }) => operation === 'RecordProgress')
    expect(progress.map(({ by }) => by)).toEqual(['minh', 'lan'])
  })

  it('is refused nothing for good where the cookie was changed behind the page: the work stays, and the page hears who is here', async () => {
    const { state, done, pages: [khue], signIn } = house()
    signIn(khue, lan)
    state.cookie = 'minh'
    await khue.outgoing('lan').progress.record(lesson)
    await settled()
    expect([await waiting(khue, 'lan'), done, khue.outgoing('lan').progress.queue.state.get().refused]).toEqual([1, [], []])
    expect([khue.session.account.get()?.id, khue.session.replaced.get()]).toEqual(['minh', true])
  })

  it('tells that a session has ended, and does not take its learner for gone', async () => {
    const { state, pages: [khue], signIn } = house()
    signIn(khue, lan)
    state.cookie = null
    await khue.outgoing('lan').progress.record(lesson)
    await settled()
    expect([khue.session.account.get()?.id, khue.session.replaced.get(), khue.outgoing('lan').progress.queue.trouble.get()]).toEqual(['lan', false, 'signed-out'])
  })

  it('stops a sending that is under way at the sign-out, and names the account at every request', async () => {
    const { state, asked, pages: [khue], signIn } = house()
    signIn(khue, lan)
    let release: () => void = () => undefined
    state.slow = new Promise((resolve) => (release = resolve))
    const recording = khue.outgoing('lan').progress.record(lesson)
    while (!asked.some(({ operation }) => operation === 'RecordProgress')) await settled()
    const out = khue.signOut('lan')
    expect(await recording).toEqual({ state: 'waiting' })
    release()
    state.slow = null
    await out
    signIn(khue, minh)
    await khue.outgoing('minh').progress.record({ ...lesson, lessonId: 'y' })
    await khue.chooseLocale('en')
    expect(asked).toEqual([
      { operation: 'RecordProgress', named: 'lan' }, { operation: 'SignOut', named: 'lan' }, { operation: 'RecordProgress', named: 'minh' }, { operation: 'UpdateProfile', named: 'minh' },
    ])
  })

  it('shows nothing of the first in a second tab once the other has signed in, and sends nothing of hers from there', async () => {
    const { state, done, devices, pages, signIn } = house(2)
    const [first, second] = pages as unknown as [Khue, Khue]
    signIn(first, lan)
    await second.session.know()
    state.down = true
    await second.outgoing('lan').progress.record(lesson)
    state.down = false
    signIn(first, minh)
    expect([second.session.replaced.get(), second.session.account.get()?.id]).toEqual([true, 'minh'])
    devices.forEach((device) => device.wake())
    await settled()
    expect([done.filter(({ operation }) => operation === 'RecordProgress'), await waiting(second, 'lan')]).toEqual([[], 1])
    await first.signOut('minh')
    expect([second.session.replaced.get(), second.session.account.get()]).toEqual([true, null])
  })

  it('lets the first page go on where the same learner is back', async () => {
    const { pages, signIn } = house(2)
    const [first, second] = pages as unknown as [Khue, Khue]
    signIn(first, lan)
    await second.session.know()
    await first.signOut('lan')
    signIn(first, lan)
    expect([second.session.replaced.get(), second.session.account.get()?.id]).toEqual([false, 'lan'])
    expect((await second.session.know())?.username).toBe('lan')
  })

  it('signs out without a network: at once here, and with the service before anybody is let in again', async () => {
    const { state, asked, done, devices, pages: [khue], signIn, fetch } = house()
    signIn(khue, lan)
    state.down = true
    await khue.signOut('lan')
    expect([khue.session.account.get(), state.cookie]).toEqual([null, 'lan'])
    const reopened = makeKhue(devices[0] as Device, { fetch })
    expect(await reopened.session.know()).toBeNull()
    state.down = false
    expect(await makeKhue(devices[0] as Device, { fetch }).session.know()).toBeNull()
    expect([state.cookie, done.map(({ operation }) => operation), asked.at(-1)]).toEqual([null, ['SignOut'], { operation: 'SignOut', named: 'lan' }])
  })

  it('does not end the session of who came after', async () => {
    const { state, pages: [khue], devices, signIn, fetch } = house()
    signIn(khue, lan)
    state.down = true
    await khue.signOut('lan')
    state.down = false
    state.cookie = 'minh'
    expect((await makeKhue(devices[0] as Device, { fetch }).session.know())?.id).toBe('minh')
    expect(state.cookie).toBe('minh')
  })

  it('keeps nothing that the first has read', async () => {
    const { pages: [khue], devices, signIn } = house()
    signIn(khue, lan)
    const { store, shelf } = devices[0] as Device
    await shelf.put('lan/vi/MyLearning//{}', 'secret')
    await shelf.pin('lan/vi/Course//{}', 'secret')
    store.set('khue.schedules.lan', '{}')
    store.set('khue.place.lan.x', '1')
    store.set('khue.place.minh.x', '2')
    await khue.signOut('lan')
    expect([await shelf.get('lan/vi/MyLearning//{}'), await shelf.get('lan/vi/Course//{}'), store.names('khue.').filter((name) => store.get(name) !== null)]).toEqual([null, null, ['khue.place.minh.x']])
  })
})
