import { quietDevice } from '../../client/device.js'
import { openDoor } from '../../client/door.js'
import { Reading } from '../../client/reading.js'
import { Downloads } from './downloads.js'
import { usedBytes } from './ledger.js'
import type { MediaCache } from './media-cache.js'

const lesson = { required: true, minutes: 1, passMark: null, attempts: null, questionCount: null, cardCount: null, html: null, captions: [] }
const course = {
  slug: 'a', title: 'A', language: 'vi', order: 'free',
  sections: [
    { id: 'one', title: '1', lessons: [{ ...lesson, id: 'l1', title: 'x', kind: 'VIDEO', mediaUrl: '/media/v/one.mp4' }] },
    { id: 'two', title: '2', lessons: [{ ...lesson, id: 'l2', title: 'y', kind: 'AUDIO', mediaUrl: '/media/v/two.mp3' }] },
  ],
}
const answers: Record<string, unknown> = {
  EnrolmentProgress: { enrolment: { id: 'e', state: 'ACTIVE', progress: 0, completedAt: null, nextLessonId: null, lessons: [], course: { versionId: 'v' } } },
  EnrolledContent: { enrolment: { course } }, Course: { course, enrolment: null }, MyLearning: { myEnrolments: [], myCompetencies: [] },
}

/** A house of one course whose files have 5,000 and 3,000 bytes; `broken` are the addresses that do not come. */
function world({ broken = new Set<string>(), full = false } = {}) {
  const files = new Map<string, number>()
  const fetched: string[] = []
  const media: MediaCache = {
    has: (address) => Promise.resolve(files.has(address)),
    async put(address, response) {
      const bytes = (await response.arrayBuffer()).byteLength
      if (full) throw new DOMException('full', 'QuotaExceededError')
      files.set(address, bytes)
    },
    delete: (address) => Promise.resolve(void files.delete(address)),
  }
  const size = (address: string): number => (address.endsWith('mp4') ? 5000 : 3000)
  const fetch = async (address: unknown, request?: RequestInit): Promise<Response> => {
    if (request?.method === 'POST') return Response.json({ data: answers[/query (\w+)/.exec(String(request.body))?.[1] ?? ''] ?? null })
    if (broken.has(String(address))) throw new TypeError('failed to fetch')
    if (request?.method !== 'HEAD') fetched.push(String(address))
    return new Response(request?.method === 'HEAD' ? null : new Uint8Array(size(String(address))), { headers: { 'content-length': String(size(String(address))) } })
  }
  const device = quietDevice()
  const door = openDoor({ url: '/graphql', locale: () => 'vi', fetch: fetch as typeof globalThis.fetch })
  const khue = { device, reading: new Reading(door, device.shelf, () => ({ accountId: 'me', locale: 'vi' })) }
  const downloads = new Downloads(khue, 'me', media, fetch as typeof globalThis.fetch)
  const planned = async () => {
    const plan = await downloads.plan('a')
    if (!plan) throw new Error('no plan')
    return plan
  }
  return { khue, downloads, files, fetched, planned, media, fetch: fetch as typeof globalThis.fetch }
}

describe('a download', () => {
  it('tells its size before, and keeps what it said', async () => {
    const { downloads, planned, files } = world()
    const plan = await planned()
    expect(plan.parts.map((part) => part.bytes)).toEqual([5000, 3000])
    expect(await downloads.download(plan)).toBe('done')
    expect([...files]).toEqual([['/media/v/one.mp4', 5000], ['/media/v/two.mp3', 3000]])
    expect([downloads.isWhole(plan), downloads.running.get()]).toEqual([true, null])
    expect(usedBytes(downloads.ledger.get())).toBeGreaterThan(8000)
  })

  it('goes on where it broke off, and fetches nothing twice', async () => {
    const broken = new Set(['/media/v/two.mp3'])
    const { downloads, planned, fetched } = world({ broken })
    expect(await downloads.download(await planned())).toBe('network')
    broken.clear()
    const plan = await planned()
    expect(downloads.isWhole(plan)).toBe(false)
    expect(await downloads.download(plan)).toBe('done')
    expect(fetched).toEqual(['/media/v/one.mp4', '/media/v/two.mp3'])
  })

  it('never goes beyond what the person allows, also where the server understates a size', async () => {
    const { downloads, planned, files } = world()
    const plan = await planned()
    downloads.chooseLimit(plan.textBytes + 6500)
    expect(await downloads.download(plan)).toBe('over-limit')
    expect([...files.keys()]).toEqual(['/media/v/one.mp4'])
    expect(usedBytes(downloads.ledger.get())).toBeLessThanOrEqual(downloads.limit.get())
  })

  it('says that the device is full', async () => {
    const { downloads, planned } = world({ full: true })
    expect(await downloads.download(await planned())).toBe('full')
  })

  it('takes a section alone, gives it back, and is forgotten with its owner', async () => {
    const { downloads, planned, files, khue, media, fetch } = world()
    const plan = await planned()
    await downloads.download(plan, 'two')
    expect([...files.keys()]).toEqual(['/media/v/two.mp3'])
    expect(new Downloads(khue, 'me', media, fetch).ledger.get().courses['a']?.parts['two']?.complete).toBe(true)
    await downloads.download(plan)
    await downloads.remove('a', 'one')
    expect([...files.keys()]).toEqual(['/media/v/two.mp3'])
    await downloads.forget()
    expect([files.size, usedBytes(downloads.ledger.get())]).toEqual([0, 0])
  })
})
