import { AnswerSender } from './answer-sender.js'
import { type Device, quietDevice } from './device.js'
import type { Door } from './door.js'
import { ProgressSender } from './progress-sender.js'
import { Refusal, Unreachable } from './refusal.js'

/** A device whose timers run when they are told to. */
function deviceOf(): Device & { wake(): void } {
  const listeners: (() => void)[] = []
  return { ...quietDevice(), onAwake: (listener) => listeners.push(listener), wake: () => listeners.forEach((listener) => listener()) }
}

/** A door that answers as it is told, and remembers what it was asked. */
function doorOf(answer: () => unknown) {
  const asked: object[] = []
  const door: Door = {
    async ask(_document, variables) {
      asked.push({ ...variables })
      return answer() as never
    },
  }
  return { door, asked }
}

const settled = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

describe('a learner without a network', () => {
  it('loses nothing: progress waits, outlives a reload and goes when the network is back', async () => {
    let online = false
    const { door, asked } = doorOf(() => {
      if (!online) throw new Unreachable()
      return { recordProgress: [{ lessonId: 'x', state: 'COMPLETED', position: 1, score: null, unlocked: true }] }
    })
    const device = deviceOf()
    const before = new ProgressSender(device, door, 'me')
    expect(await before.record({ lessonId: 'x', title: 'Bài', position: 1, done: true })).toEqual({ state: 'waiting' })
    const after = new ProgressSender(device, door, 'me')
    await after.queue.loaded
    expect(after.queue.state.get().waiting).toHaveLength(1)
    online = true
    device.wake()
    await settled()
    expect(after.queue.state.get().waiting).toHaveLength(0)
    expect(after.known.get()['x']?.state).toBe('COMPLETED')
    const [first, last] = [asked[0], asked.at(-1)] as { events: { clientEventId: string }[] }[]
    expect(last?.events[0]?.clientEventId).toBe(first?.events[0]?.clientEventId)
  })

  it('sees what the server would not take', async () => {
    const { door } = doorOf(() => {
      throw new Refusal('BAD_USER_INPUT', 'no', [{ path: 'events.0.lessonId', message: 'no such lesson' }])
    })
    const sender = new ProgressSender(deviceOf(), door, 'me')
    expect(await sender.record({ lessonId: 'x', title: 'Bài', position: 1, done: true })).toEqual({ state: 'refused', reason: 'no such lesson' })
    expect(sender.queue.state.get().refused).toHaveLength(1)
    sender.forgetRefused()
    await settled()
    expect(sender.queue.state.get().refused).toHaveLength(0)
  })

  it('keeps apart what two people did on one device', async () => {
    const { door } = doorOf(() => {
      throw new Unreachable()
    })
    const device = deviceOf()
    await new ProgressSender(device, door, 'me').record({ lessonId: 'x', title: 'Bài', position: 0.2 })
    const another = new ProgressSender(device, door, 'another')
    await another.queue.loaded
    expect(another.queue.state.get().waiting).toEqual([])
  })

  it('has every answer saved before a quiz is handed in, which waits too and tells its result when it comes', async () => {
    let online = false
    const { door, asked } = doorOf(() => {
      if (!online) throw new Unreachable()
      return { saveAnswers: { id: 'a', state: 'OPEN' }, submitAttempt: { id: 'a', score: 0.5, passed: false } }
    })
    const device = deviceOf()
    const before = new AnswerSender(device, door, 'me')
    before.save('a', place, 'q', { choiceIds: ['1'] }, false)
    expect([await before.settle('a'), await before.handIn('a', place)]).toEqual([false, false])
    const reloaded = { ...deviceOf(), keep: device.keep }
    const sender = new AnswerSender(reloaded, door, 'me')
    await sender.queue.loaded
    online = true
    reloaded.wake()
    await sender.queue.flush()
    expect(asked.slice(-2)).toMatchObject([{ attemptId: 'a', answers: [{ questionId: 'q', choiceIds: ['1'] }] }, { attemptId: 'a' }])
    expect(sender.queue.state.get()).toMatchObject({ attempts: {}, handIns: {}, ends: { a: { ...place, score: 0.5, passed: false, refusal: null } } })
  })

  it('keeps what an answer lost on its way may have brought: what comes after goes as something new', async () => {
    let online = false
    const { door, asked } = doorOf(() => {
      if (!online) throw new Unreachable()
      return { recordProgress: [] }
    })
    const sender = new ProgressSender(deviceOf(), door, 'me')
    await sender.record({ lessonId: 'x', title: 'Bài', position: 0.2 })
    await sender.record({ lessonId: 'x', title: 'Bài', position: 0.9 })
    online = true
    await sender.queue.flush()
    expect((asked.at(-1) as { events: { position: number }[] }).events.map((event) => event.position)).toEqual([0.2, 0.9])
  })

  it('gathers an afternoon without a network in a few lines', async () => {
    const { door, asked } = doorOf(() => ({ recordProgress: [] }))
    const sender = new ProgressSender({ ...deviceOf(), online: () => false }, door, 'me')
    await sender.record({ lessonId: 'x', title: 'Bài', position: 0.2 })
    await sender.record({ lessonId: 'x', title: 'Bài', position: 0.9 })
    expect([asked.length, sender.queue.trouble.get(), sender.queue.state.get().waiting.map((event) => event.position)]).toEqual([0, 'network', [0.9]])
  })

  it('hears why an attempt could not be handed in', async () => {
    const { door } = doorOf(() => {
      throw new Refusal('NOT_FOUND', 'no such attempt')
    })
    const sender = new AnswerSender(deviceOf(), door, 'me')
    expect(await sender.handIn('a', place)).toBe(true)
    expect(sender.queue.state.get().ends['a']?.refusal).toBe('no such attempt')
    sender.forgetEnd('a')
    expect(sender.queue.state.get().ends).toEqual({})
  })
})

const place = { slug: 'khoa', lessonId: 'l', title: 'Kiểm tra' }
