import { type Device, quietDevice } from './device.js'
import { KeptQueue } from './kept-queue.js'
import { Refusal, Unreachable } from './refusal.js'

interface Letters {
  readonly letters: readonly string[]
}
const isLetters = (value: unknown): value is Letters => typeof value === 'object' && value !== null && 'letters' in value

function queueOn(device: Device, send: (letters: readonly string[]) => Promise<void>) {
  return new KeptQueue<Letters>(device, {
    name: 'q', empty: { letters: [] }, isState: isLetters,
    async sendNext({ letters }) {
      if (letters.length === 0) return null
      await send(letters)
      return (now) => ({ letters: now.letters.filter((letter) => !letters.includes(letter)) })
    },
  })
}
const put = (letter: string) => (state: Letters): Letters => ({ letters: [...state.letters, letter] })

/** Locks by name, as the browser has them over all tabs. */
function locks(): Device['alone'] {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(_name: string, work: () => Promise<Result>): Promise<Result> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

describe('a queue that is kept', () => {
  it('is sent by one tab at a time: two tabs send each thing once', async () => {
    const device: Device = { ...quietDevice(), alone: locks() }
    const sent: string[] = []
    const send = async (letters: readonly string[]): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      sent.push(...letters)
    }
    const [one, other] = [queueOn(device, send), queueOn(device, send)]
    one.update(put('a'))
    one.update(put('b'))
    await Promise.all([one.flush(), other.flush()])
    expect(sent).toEqual(['a', 'b'])
    expect([one.state.get().letters, other.state.get().letters]).toEqual([[], []])
  })

  it('says why it is not sent, and when something last was', async () => {
    let fault: Error | null = new Unreachable()
    const device = { ...quietDevice(), now: () => new Date('2026-11-24T08:00:00Z') }
    const queue = queueOn(device, async () => {
      if (fault) throw fault
    })
    queue.update(put('a'))
    await queue.flush()
    expect([queue.trouble.get(), queue.lastSent.get()]).toEqual(['network', null])
    fault = new Refusal('UNAUTHENTICATED', 'no')
    await queue.flush()
    expect([queue.trouble.get(), queue.state.get().letters]).toEqual(['signed-out', ['a']])
    fault = null
    await queue.flush()
    expect([queue.trouble.get(), queue.lastSent.get()]).toEqual([null, '2026-11-24T08:00:00.000Z'])
    expect(queueOn(device, async () => undefined).lastSent.get()).toBe('2026-11-24T08:00:00.000Z')
  })

  it('lays beside what another version of the app wrote, and drops none of it', () => {
    const device = quietDevice()
    device.store.set('q', '{"version":9,"sealed":["a"]}')
    const queue = queueOn(device, async () => undefined)
    queue.update(put('b'))
    expect(queue.state.get()).toEqual({ letters: ['b'] })
    expect(device.store.get('q.aside')).toBe('{"version":9,"sealed":["a"]}')
  })
})
