import { type Device, quietDevice } from './device.js'
import { type Keep, memoryKeep } from './keep.js'
import { KeptQueue } from './kept-queue.js'
import { Refusal, Unreachable } from './refusal.js'

interface Letters {
  readonly letters: readonly string[]
}
const isLetters = (value: unknown): value is Letters => typeof value === 'object' && value !== null && 'letters' in value

function queueOn(device: Device, send: (letters: readonly string[]) => Promise<void> = async () => undefined) {
  return new KeptQueue<Letters>(device, {
    name: 'q', form: 1, empty: { letters: [] },
    read: (_, state) => (isLetters(state) ? state : null),
    join: (one, other) => ({ letters: [...new Set([...one.letters, ...other.letters])] }),
    async sendNext({ letters }) {
      if (letters.length === 0) return null
      await send(letters)
      return (now) => ({ letters: now.letters.filter((letter) => !letters.includes(letter)) })
    },
  })
}
const put = (letter: string) => (state: Letters): Letters => ({ letters: [...state.letters, letter] })
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

/** Locks by name, as the browser has them over all tabs. */
function locks(): Device['alone'] {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(_name: string, work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** Tabs of one device: each hears what another has kept, a moment later. */
function tabsOf(count: number): Device[] {
  const keep = memoryKeep()
  const listeners: ((name: string) => void)[][] = Array.from({ length: count }, () => [])
  const alone = locks()
  const machine = quietDevice()
  return listeners.map((own, at) => ({
    ...machine, alone,
    keep: {
      read: async (name) => later().then(() => keep.read(name)),
      change: async (name, change) => {
        await later()
        const kept = await keep.change(name, change)
        void later().then(() => listeners.forEach((others, other) => other !== at && others.forEach((listen) => listen(name))))
        return kept
      },
    },
    onChangeElsewhere: (listen) => own.push(listen),
  }))
}

/** A device that keeps nothing while `full`. */
function narrow(): { device: Device; full: { now: boolean }; keep: Keep } {
  const keep = memoryKeep()
  const full = { now: true }
  const refuse = <Value>(work: () => Promise<Value>): Promise<Value> => (full.now ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : work())
  return { device: { ...quietDevice(), keep: { read: (name) => refuse(() => keep.read(name)), change: (name, change) => refuse(() => keep.change(name, change)) } }, full, keep }
}

describe('a queue that is kept', () => {
  it('shows a change at once, tells of it once it is kept, and has it after a reload', async () => {
    const [device] = tabsOf(1) as [Device]
    const queue = queueOn(device)
    await queue.loaded
    const kept = queue.update(put('a'))
    expect([queue.state.get().letters, queue.told.get().letters, queue.keeping.get()]).toEqual([['a'], [], 'writing'])
    expect(await kept).toBe(true)
    expect([queue.told.get().letters, queue.keeping.get()]).toEqual([['a'], 'kept'])
    const again = queueOn(device)
    expect(again.keeping.get()).toBe('loading')
    await again.loaded
    expect(again.told.get().letters).toEqual(['a'])
  })

  it('loses nothing of two tabs that change it at the same time, and shows each what the other did', async () => {
    const [one, other] = tabsOf(2).map((device) => queueOn(device)) as [KeptQueue<Letters>, KeptQueue<Letters>]
    await Promise.all(['a', 'b', 'c'].flatMap((letter) => [one.update(put(letter)), other.update(put(letter.toUpperCase()))]))
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(new Set(one.state.get().letters)).toEqual(new Set(['a', 'b', 'c', 'A', 'B', 'C']))
    expect([...other.state.get().letters].sort()).toEqual([...one.state.get().letters].sort())
  })

  it('is sent by one tab at a time: two tabs send each thing once', async () => {
    const sent: string[] = []
    const send = async (letters: readonly string[]): Promise<void> => {
      await later()
      sent.push(...letters)
    }
    const [one, other] = tabsOf(2).map((device) => queueOn(device, send)) as [KeptQueue<Letters>, KeptQueue<Letters>]
    await one.update(put('a'))
    await one.update(put('b'))
    await Promise.all([one.flush(), other.flush()])
    expect(sent).toEqual(['a', 'b'])
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect([one.state.get().letters, other.state.get().letters]).toEqual([[], []])
  })

  it('says why it is not sent, and when something last was', async () => {
    let fault: Error | null = new Unreachable()
    const device = { ...quietDevice(), now: () => new Date('2026-11-24T08:00:00Z') }
    const queue = queueOn(device, async () => {
      if (fault) throw fault
    })
    await queue.update(put('a'))
    await queue.flush()
    expect([queue.trouble.get(), queue.lastSent.get()]).toEqual(['network', null])
    fault = new Refusal('UNAUTHENTICATED', 'no')
    await queue.flush()
    expect([queue.trouble.get(), queue.state.get().letters]).toEqual(['signed-out', ['a']])
    fault = null
    await queue.flush()
    expect([queue.trouble.get(), queue.lastSent.get()]).toEqual([null, '2026-11-24T08:00:00.000Z'])
    const again = queueOn(device)
    await again.loaded
    expect(again.lastSent.get()).toBe('2026-11-24T08:00:00.000Z')
  })
})

describe('a device that refuses to keep', () => {
  it('is told of; what was done is shown and sent all the same', async () => {
    const { device } = narrow()
    const sent: string[] = []
    const queue = queueOn(device, async (letters) => void sent.push(...letters))
    expect(await queue.update(put('a'))).toBe(false)
    expect([queue.keeping.get(), queue.told.get().letters]).toEqual(['refused', ['a']])
    await queue.flush()
    expect([sent, queue.told.get().letters, queue.trouble.get()]).toEqual([['a'], [], null])
  })

  it('is given all of it as soon as it keeps again', async () => {
    const { device, full, keep } = narrow()
    const queue = queueOn(device, () => Promise.reject(new Unreachable()))
    await queue.update(put('a'))
    full.now = false
    expect(await queue.update(put('b'))).toBe(true)
    expect([queue.keeping.get(), await keep.read('q')]).toEqual(['kept', { form: 1, state: { letters: ['a', 'b'] }, sent: null, aside: [] }])
  })
})

describe('what the app kept before, in localStorage', () => {
  it('is taken over once, whole, with the time of the last sending', async () => {
    const device = quietDevice()
    device.store.set('q', '{"letters":["a","b"]}')
    device.store.set('q.sent', '2026-11-23T08:00:00.000Z')
    const queue = queueOn(device)
    await queue.loaded
    expect([queue.told.get().letters, queue.lastSent.get()]).toEqual([['a', 'b'], '2026-11-23T08:00:00.000Z'])
    expect([device.store.get('q'), device.store.get('q.sent')]).toEqual([null, null])
    const again = queueOn(device)
    await again.loaded
    expect(again.told.get().letters).toEqual(['a', 'b'])
  })

  it('joins what is here already, also what an old tab adds later', async () => {
    const listeners: ((name: string) => void)[] = []
    const device: Device = { ...quietDevice(), onChangeElsewhere: (listen) => listeners.push(listen) }
    const queue = queueOn(device)
    await queue.update(put('c'))
    device.store.set('q', '{"letters":["a","c"]}')
    listeners.forEach((listen) => listen('q'))
    await later()
    expect([queue.told.get().letters, device.store.get('q')]).toEqual([['c', 'a'], null])
  })

  it('stays where it is while the device refuses to keep it', async () => {
    const { device } = narrow()
    device.store.set('q', '{"letters":["a"]}')
    const queue = queueOn(device)
    await queue.loaded
    expect([queue.told.get().letters, queue.keeping.get(), device.store.get('q')]).toEqual([['a'], 'refused', '{"letters":["a"]}'])
  })

  it('in a form that nobody knows is laid aside, told of, and dropped by nothing', async () => {
    const device = quietDevice()
    device.store.set('q', '{"version":9,"sealed":["a"]}')
    device.store.set('q.aside', 'scribble')
    const queue = queueOn(device)
    await queue.update(put('b'))
    await queue.flush()
    expect([queue.state.get(), queue.aside.get()]).toEqual([{ letters: [] }, 2])
    expect(await device.keep.read('q')).toMatchObject({ aside: [{ form: 0, state: { version: 9, sealed: ['a'] } }, 'scribble'] })
    expect([device.store.get('q'), device.store.get('q.aside')]).toEqual([null, null])
  })
})

describe('a queue whose owner has signed out', () => {
  it('sends nothing, does not wait for what is on its way, and goes on when she is back', async () => {
    const sent: string[][] = []
    const signals: AbortSignal[] = []
    let answer: () => void = () => undefined
    const wakers: (() => void)[] = []
    const device = { ...quietDevice(), onAwake: (listener: () => void) => wakers.push(listener) }
    const queue = new KeptQueue<Letters>(device, {
      name: 'q', form: 1, empty: { letters: [] }, read: (_, state) => (isLetters(state) ? state : null), join: (one) => one,
      async sendNext({ letters }, signal) {
        if (letters.length === 0) return null
        signals.push(signal)
        await new Promise<void>((resolve, reject) => {
          answer = resolve
          signal.addEventListener('abort', () => reject(new Unreachable()))
        })
        sent.push([...letters])
        return () => ({ letters: [] })
      },
    })
    await queue.update(put('a'))
    const sending = queue.flush()
    while (signals.length === 0) await later()
    queue.stop()
    await sending
    await queue.update(put('b'))
    await queue.flush()
    wakers.forEach((wake) => wake())
    await later()
    expect([signals.length, signals[0]?.aborted, sent, queue.told.get().letters, queue.trouble.get()]).toEqual([1, true, [], ['a', 'b'], null])
    queue.start()
    while (signals.length === 1) await later()
    answer()
    await queue.flush()
    expect([sent, queue.told.get().letters]).toEqual([[['a', 'b']], []])
  })
})
