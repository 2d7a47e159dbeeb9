import { quietDevice } from '../../client/device.js'
import { openDoor } from '../../client/door.js'
import { Reading } from '../../client/reading.js'
import { Watched } from '../../client/watched.js'
import { AttemptsDocument, EnrolledContentDocument } from '../documents.gen.js'
import { Downloads } from './downloads.js'
import { usedBytes } from './ledger.js'
import type { AppKept, AppOnDevice } from './app-on-device.js'
import type { MediaCache } from './media-cache.js'

const lesson = { required: true, minutes: 1, passMark: null, attempts: null, questionCount: null, cardCount: null, html: null, captions: [], offline: true, smallerMediaUrl: null, posterUrl: null }
const course = {
  slug: 'a', title: 'A', language: 'vi', order: 'free',
  sections: [
    { id: 'one', title: '1', lessons: [{ ...lesson, id: 'l1', title: 'x', kind: 'VIDEO', mediaUrl: '/media/v/one.mp4', smallerMediaUrl: '/media/v/one.small.mp4' }] },
    { id: 'two', title: '2', lessons: [{ ...lesson, id: 'l2', title: 'y', kind: 'AUDIO', mediaUrl: '/media/v/two.mp3' }] },
  ],
}
const answers: Record<string, unknown> = {
  EnrolmentProgress: { enrolment: { id: 'e', state: 'ACTIVE', progress: 0, completedAt: null, nextLessonId: null, lessons: [], course: { versionId: 'v' } } },
  Course: { course, enrolment: null }, MyLearning: { myEnrolments: [], myCompetencies: [] },
}

/** A house of one course whose files have 5,000 and 3,000 bytes; `broken` are the addresses that do not come. */
function world({ broken = new Set<string>(), full = false, app = 'kept' as AppKept, device = quietDevice(), files = new Map<string, number>(), accountId = 'me', quiz = null as null | { attempts: number; made?: object[]; refused?: boolean } } = {}) {
  const quizzes = quiz ? [{ id: 'three', title: '3', lessons: [{ ...lesson, id: 'l3', title: 'q', kind: 'QUIZ', attempts: quiz.attempts, questionCount: 1, mediaUrl: null }] }] : []
  const content = { ...course, sections: [...course.sections, ...quizzes] }
  const made: object[] = [...(quiz?.made ?? [])]
  const open = { id: 'a', state: 'OPEN', passed: null, questions: [{ id: 'q1', audioUrl: '/media/v/q.mp3', imageUrl: null }] }
  const ask = (name: string): unknown => {
    if (name === 'EnrolledContent') return { data: { enrolment: { course: content } } }
    if (name === 'Attempts') return { data: { attempts: made } }
    if (name !== 'StartAttempt') return { data: answers[name] ?? null }
    if (quiz?.refused) return { errors: [{ message: 'none left', extensions: { code: 'CONFLICT' } }] }
    made.unshift(open)
    return { data: { startAttempt: open } }
  }
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
    if (request?.method === 'POST') return Response.json(ask(/(?:query|mutation) (\w+)/.exec(String(request.body))?.[1] ?? ''))
    if (broken.has(String(address))) throw new TypeError('failed to fetch')
    if (request?.method !== 'HEAD') fetched.push(String(address))
    return new Response(request?.method === 'HEAD' ? null : new Uint8Array(size(String(address))), { headers: { 'content-length': String(size(String(address))) } })
  }
  const asked: boolean[] = []
  const worker: AppOnDevice & { here: AppKept } = {
    here: app,
    keep(documents) {
      asked.push(documents)
      return Promise.resolve(this.here)
    },
    isKept() {
      return Promise.resolve(this.here === 'kept')
    },
  }
  const door = openDoor({ url: '/graphql', locale: () => 'vi', fetch: fetch as typeof globalThis.fetch })
  const dataSaver = new Watched(false)
  const khue = { device, learning: door, dataSaver, reading: new Reading(door, device.shelf, () => ({ accountId, locale: 'vi' })) }
  const downloads = new Downloads(khue, accountId, media, worker, fetch as typeof globalThis.fetch)
  const planned = async () => {
    const plan = await downloads.plan('a')
    if (!plan) throw new Error('no plan')
    return plan
  }
  return { khue, made, downloads, files, fetched, planned, media, worker, asked, fetch: fetch as typeof globalThis.fetch }
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
    const { downloads, planned, files, khue, media, worker, fetch } = world()
    const plan = await planned()
    await downloads.download(plan, { parts: ['two'] })
    expect([...files.keys()]).toEqual(['/media/v/two.mp3'])
    expect(new Downloads(khue, 'me', media, worker, fetch).ledger.get().courses['a']?.parts['two']?.complete).toBe(true)
    await downloads.download(plan)
    await downloads.remove('a', 'one')
    expect([...files.keys()]).toEqual(['/media/v/two.mp3'])
    await downloads.forget()
    expect([files.size, usedBytes(downloads.ledger.get())]).toEqual([0, 0])
  })
})

describe('a quiz that may be taken along', () => {
  it('comes with the course, its attempt begun and its recordings beside it, where that costs nothing', async () => {
    const { downloads, planned, made, files, khue } = world({ quiz: { attempts: 0 } })
    const plan = await planned()
    expect(await downloads.download(plan)).toBe('done')
    expect([made.length, files.has('/media/v/q.mp3'), downloads.ledger.get().courses['a']?.parts['three']?.quizzes]).toEqual([1, true, ['l3']])
    expect(await khue.reading.kept(AttemptsDocument, { lessonId: 'l3' })).toMatchObject({ attempts: [{ id: 'a', state: 'OPEN' }] })
    await downloads.download(plan)
    expect(made).toHaveLength(1)
  })

  it('costs no attempt of a limited number before its learner gives one', async () => {
    const { downloads, planned, made } = world({ quiz: { attempts: 2 } })
    const plan = await planned()
    expect([await downloads.download(plan), made.length, downloads.isWhole(plan)]).toEqual(['done', 0, true])
    await downloads.download(plan, { parts: ['three'], along: ['l3'] })
    expect([made.length, downloads.ledger.get().courses['a']?.parts['three']?.quizzes]).toEqual([1, ['l3']])
  })

  it('that was passed already, or has no attempt left, holds nothing up', async () => {
    const passed = world({ quiz: { attempts: 0, made: [{ id: 'b', state: 'GRADED', passed: true, questions: [] }] } })
    expect([await passed.downloads.download(await passed.planned()), passed.made.length]).toEqual(['done', 1])
    const refused = world({ quiz: { attempts: 0, refused: true } })
    expect([await refused.downloads.download(await refused.planned()), refused.made.length]).toEqual(['done', 0])
  })
})

describe('a download of an older app', () => {
  it('is renewed by itself, and no file is fetched again', async () => {
    const { downloads, planned, khue, fetched } = world()
    await downloads.download(await planned())
    const ledger = downloads.ledger.get()
    const [[slug, own] = ['', undefined]] = Object.entries(ledger.courses)
    const older = Object.fromEntries(Object.entries(own?.parts ?? {}).map(([id, { form: _, ...part }]) => [id, part]))
    khue.device.store.set('khue.downloads.me', JSON.stringify({ ...ledger, courses: { [slug]: { ...own, parts: older } } }))
    const name = own?.parts['text']?.names.find((one) => one.includes('EnrolledContent')) ?? ''
    await khue.device.shelf.pin(name, '{"enrolment":{}}')
    const before = fetched.length
    await downloads.renewOlder()
    expect([fetched.length, downloads.ledger.get()]).toEqual([before, { ...ledger, courses: { [slug]: { ...own, at: expect.any(String) as unknown } } }])
    expect(await khue.reading.askOnce(EnrolledContentDocument, { slug: 'a' }, 'v')).toMatchObject({ enrolment: { course: { title: 'A' } } })
  })
})

describe('a download that is done', () => {
  it.each([['unable', 'app-unable'], ['failed', 'app-failed']] as const)('is not, where the app itself is not here (%s), and nothing else was fetched', async (app, end) => {
    const { downloads, planned, files } = world({ app })
    const plan = await planned()
    expect(await downloads.download(plan)).toBe(end)
    expect([downloads.isWhole(plan), files.size, usedBytes(downloads.ledger.get())]).toEqual([false, 0, 0])
  })

  it('is not believed at the next visit: what the browser has thrown out is found missing, and fetched again alone', async () => {
    const { downloads, planned, files, khue, media, worker, fetch, fetched } = world()
    await downloads.download(await planned())
    files.delete('/media/v/two.mp3')
    const later = new Downloads(khue, 'me', media, worker, fetch)
    const plan = await planned()
    expect(later.isWhole(plan)).toBe(false)
    expect(await later.check()).toBe(false)
    expect(later.isWhole(plan)).toBe(false)
    fetched.length = 0
    expect([await later.download(plan), later.isWhole(plan), fetched]).toEqual(['done', true, ['/media/v/two.mp3']])
  })

  it('is found missing too where a text, or the app, is gone', async () => {
    const { downloads, planned, khue, worker } = world()
    const plan = await planned()
    await downloads.download(plan)
    expect([await downloads.check(), downloads.isWhole(plan)]).toEqual([true, true])
    worker.here = 'failed'
    expect([await downloads.check(), downloads.isWhole(plan)]).toEqual([false, false])
    worker.here = 'kept'
    await khue.device.shelf.unpin(downloads.ledger.get().courses['a']?.parts['text']?.names[0] ?? '')
    expect([await downloads.check(), downloads.isWhole(plan)]).toEqual([false, false])
  })
})

describe('two learners on one device', () => {
  it('have each her own downloads: what one takes away, the other keeps', async () => {
    const device = quietDevice()
    const files = new Map<string, number>()
    const [lan, minh] = [world({ device, files, accountId: 'lan' }), world({ device, files, accountId: 'minh' })]
    await lan.downloads.download(await lan.planned())
    const plan = await minh.planned()
    await minh.downloads.download(plan, { parts: ['one'] })
    await lan.downloads.remove('a', 'one')
    await lan.downloads.forget()
    expect([...files.keys()]).toEqual(['/media/v/one.mp4'])
    expect(await minh.downloads.check()).toBe(true)
    expect(minh.downloads.ledger.get().courses['a']?.parts['one']?.complete).toBe(true)
    await minh.downloads.forget()
    expect(files.size).toBe(0)
  })

  it('leave nothing behind where one signs out in the middle of a download', async () => {
    const { downloads, planned, files, khue } = world()
    const downloading = downloads.download(await planned())
    await downloads.forget()
    expect([await downloading, files.size, khue.device.store.names('khue.downloads.')]).toEqual(['stopped', 0, []])
  })
})
