import type { Document, Door } from './door.js'
import { memoryShelf } from './shelf.js'
import { Reading } from './reading.js'
import { Refusal, Unreachable } from './refusal.js'

const document = { toString: () => 'query Course($slug: String!) { course }' } as Document<{ course: string }, { slug: string }>

function readingOf(answer: () => unknown, reader: { accountId: string | null; locale: string; locales?: string[] } = { accountId: 'me', locale: 'vi' }) {
  let asked = 0
  const door: Door = {
    async ask() {
      asked += 1
      return answer() as never
    },
  }
  return { reading: new Reading(door, memoryShelf(), () => reader), reader, asked: () => asked }
}

describe('what was read on a device', () => {
  it('is read again without a network, and says so', async () => {
    let online = true
    const { reading } = readingOf(() => {
      if (!online) throw new Unreachable()
      return { course: 'A' }
    })
    await reading.ask(document, { slug: 'a' })
    online = false
    expect(await reading.ask(document, { slug: 'a' })).toEqual({ course: 'A' })
    expect(reading.fromDevice.get()).toBe(true)
    await expect(reading.ask(document, { slug: 'b' })).rejects.toBeInstanceOf(Unreachable)
    online = true
    await reading.ask(document, { slug: 'a' })
    expect(reading.fromDevice.get()).toBe(false)
  })

  it('never stands in for a refusal, and is for its own reader', async () => {
    let refuse: Error | null = null
    const { reading, reader } = readingOf(() => {
      if (refuse) throw refuse
      return { course: 'A' }
    })
    await reading.ask(document, { slug: 'a' })
    refuse = new Refusal('FORBIDDEN', 'no')
    await expect(reading.ask(document, { slug: 'a' })).rejects.toBe(refuse)
    refuse = new Unreachable()
    reader.accountId = 'another'
    await expect(reading.ask(document, { slug: 'a' })).rejects.toBe(refuse)
    reader.accountId = 'me'
    await reading.forget('me')
    await expect(reading.ask(document, { slug: 'a' })).rejects.toBe(refuse)
  })

  it('is asked once where it never changes', async () => {
    const { reading, asked } = readingOf(() => ({ course: 'A' }))
    await reading.askOnce(document, { slug: 'a' }, 'version 1')
    await reading.askOnce(document, { slug: 'a' }, 'version 1')
    expect(asked()).toBe(1)
    await reading.askOnce(document, { slug: 'a' }, 'version 2')
    expect(asked()).toBe(2)
  })

  it('is shown at once where it was downloaded, and asked for behind', async () => {
    let course = 'A'
    let online = true
    const { reading, asked } = readingOf(() => {
      if (!online) throw new Unreachable()
      return { course }
    })
    const { name } = await reading.pin(document, { slug: 'a' }, { room: () => undefined })
    expect(await reading.ask(document, { slug: 'a' })).toEqual({ course: 'A' })
    await settled()
    expect([asked(), reading.renewed.get()]).toEqual([2, 0])
    course = 'B'
    expect(await reading.ask(document, { slug: 'a' })).toEqual({ course: 'A' })
    await settled()
    expect(reading.renewed.get()).toBe(1)
    expect(await reading.ask(document, { slug: 'a' }, { fresh: true })).toEqual({ course: 'B' })
    online = false
    expect(await reading.ask(document, { slug: 'a' })).toEqual({ course: 'B' })
    await settled()
    expect(reading.fromDevice.get()).toBe(true)
    await reading.unpin(name)
  })

  it('is shown in another language where there is no network and none in the reader’s own', async () => {
    let online = true
    const reader = { accountId: 'me', locale: 'vi', locales: ['vi', 'en'] }
    const { reading } = readingOf(() => {
      if (!online) throw new Unreachable()
      return { course: 'A' }
    }, reader)
    await reading.pin(document, { slug: 'a' }, { room: () => undefined })
    await reading.askOnce(document, { slug: 'b' }, 'v1')
    online = false
    reader.locale = 'en'
    expect(await reading.ask(document, { slug: 'a' })).toEqual({ course: 'A' })
    expect(await reading.askOnce(document, { slug: 'b' }, 'v1')).toEqual({ course: 'A' })
    await expect(reading.askOnce(document, { slug: 'b' }, 'v2')).rejects.toBeInstanceOf(Unreachable)
  })

  it('is not taken for what a newer app asks for, save where it has all of that', async () => {
    const wider = (fields: string) => ({ toString: () => `query Course($slug: String!) { ${fields} }` }) as typeof document
    let online = true
    const { reading, asked } = readingOf(() => {
      if (!online) throw new Unreachable()
      return { course: 'A' }
    })
    await reading.askOnce(document, { slug: 'a' }, 'v1')
    await reading.pin(document, { slug: 'a' }, { room: () => undefined })
    await reading.askOnce(wider('course '), { slug: 'a' }, 'v1')
    expect(asked()).toBe(3)
    online = false
    expect(await reading.askOnce(wider('course  '), { slug: 'a' }, 'v1')).toEqual({ course: 'A' })
    for (const fault of [reading.askOnce(wider('course level'), { slug: 'a' }, 'v1'), reading.ask(wider('course level'), { slug: 'a' })]) await expect(fault).rejects.toMatchObject({ name: 'Unreachable', outdated: true })
    await expect(reading.ask(document, { slug: 'b' })).rejects.toMatchObject({ outdated: false })
  })

  it('reads what an app from before forms has kept', async () => {
    const shelf = memoryShelf()
    const door: Door = { ask: () => Promise.reject(new Unreachable()) }
    await shelf.pin('me/vi/Course//{"slug":"a"}', '{"course":"A"}')
    const reading = new Reading(door, shelf, () => ({ accountId: 'me', locale: 'vi' }))
    expect(await reading.ask(document, { slug: 'a' })).toEqual({ course: 'A' })
  })

  it('keeps nothing that has no room', async () => {
    const { reading } = readingOf(() => ({ course: 'A' }))
    const room = (bytes: number): void => {
      throw new Error(`no room for ${bytes}`)
    }
    await expect(reading.pin(document, { slug: 'a' }, { room })).rejects.toThrow(/^no room for \d+$/)
    expect(await reading.kept(document, { slug: 'a' })).toBeNull()
  })
})

describe('an answer that comes when its reader is not here any more', () => {
  it.each(['ask', 'askOnce', 'pin'] as const)('is kept under nobody else’s name (%s)', async (how) => {
    const shelf = memoryShelf()
    const reader = { accountId: 'lan', locale: 'vi' }
    let answer: (value: { course: string }) => void = () => undefined
    const door: Door = { ask: () => new Promise((resolve) => (answer = resolve as typeof answer)) }
    const reading = new Reading(door, shelf, () => ({ ...reader }))
    const asked = how === 'ask' ? reading.ask(document, { slug: 'a' }) : how === 'askOnce' ? reading.askOnce(document, { slug: 'a' }, 'v') : reading.pin(document, { slug: 'a' }, { stamp: 'v', room: () => undefined })
    await settled()
    reader.accountId = 'minh'
    answer({ course: 'of Lan' })
    await asked
    await reading.forget('lan')
    for (const name of ['minh/vi/Course//{"slug":"a"}', 'minh/vi/Course/v/{"slug":"a"}', 'lan/vi/Course//{"slug":"a"}', 'lan/vi/Course/v/{"slug":"a"}']) expect([name, await shelf.get(name)]).toEqual([name, null])
  })
})

const settled = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
