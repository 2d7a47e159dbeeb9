import { randomUUID } from 'node:crypto'
import type { VersionOutline } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { LearningRoom } from './testing/learning-room.js'

describe('progress that devices send', () => {
  let room: LearningRoom
  let course: VersionOutline
  let learner: SignedIn
  let lessons: [string, string, string]

  beforeAll(async () => {
    room = await LearningRoom.open()
    course = await room.course('khoa-mot')
    lessons = course.lessons.map((lesson) => lesson.id) as [string, string, string]
  })
  afterAll(() => room.close())
  beforeEach(async () => {
    room.restart()
    room.clock.set('2026-03-01T05:00:00Z')
    learner = await room.learner()
    await room.learning.enrol(learner, 'khoa-mot')
  })

  const taken = async (): Promise<number> => (await room.read('SELECT FROM learning.taken_event WHERE account_id = $1', [learner.accountId])).length
  const stateOf = async () => (await room.learning.enrolment(learner, 'khoa-mot'))?.enrolment

  it('is taken once, however often a batch comes, in whatever order and pieces', async () => {
    room.clock.set('2026-03-02T05:00:00Z')
    const batch = Array.from({ length: 12 }, (_, n) => room.progress(lessons[n % 2] as string, { position: n / 12, done: n === 7, occurredAt: `2026-03-01T0${n % 5 + 5}:00:00Z` }))
    await room.learning.recordProgress(learner, batch)
    const [first, events, active] = [await stateOf(), await taken(), await room.events('learner-active', learner)]
    expect([events, active.length]).toEqual([12, 1])
    await room.learning.recordProgress(learner, [...batch].reverse())
    for (const one of batch) await room.learning.recordProgress(learner, [one, one])
    expect(await stateOf()).toEqual(first)
    expect([await taken(), await room.events('learner-active', learner), (await room.events('completed', learner)).length]).toEqual([12, active, 0])
  })

  it('answers a batch that was taken before with the lessons as they are', async () => {
    const batch = [room.progress(lessons[0], { position: 0.4, done: false }), room.progress(lessons[1])]
    const first = await room.learning.recordProgress(learner, batch)
    const again = await room.learning.recordProgress(learner, batch)
    expect(again.map(({ lesson }) => lesson)).toEqual(first.map(({ lesson }) => lesson))
    expect(again.map(({ lesson }) => [lesson.lessonId, lesson.state, lesson.position])).toEqual([[lessons[0], 'STARTED', 0.4], [lessons[1], 'COMPLETED', 1]])
  })

  it('is taken whole or not at all', async () => {
    const batch = [room.progress(lessons[0]), room.progress(randomUUID()), room.progress(lessons[1]), room.progress(lessons[0], { position: Number.NaN })]
    const fault = await room.learning.recordProgress(learner, batch).catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: 'BAD_USER_INPUT', fields: expect.arrayContaining([expect.objectContaining({ path: 'events.1.lessonId' }), expect.objectContaining({ path: 'events.3.position' })]) as unknown })
    expect([await taken(), (await stateOf())?.lessons.size, await room.events('learner-active', learner)]).toEqual([0, 0, []])
  })

  it('of another course is refused until she is enrolled there, and another learner sees nothing of it', async () => {
    const other = await room.course('khoa-hai')
    const event = room.progress(other.lessons[0]?.id ?? '')
    await expect(room.learning.recordProgress(learner, [event])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await room.learning.enrol(learner, 'khoa-hai')
    expect(await room.learning.recordProgress(learner, [event, room.progress(lessons[0])])).toHaveLength(2)
    const neighbour = await room.learner()
    expect(await room.learning.enrolment(neighbour, 'khoa-mot')).toBeNull()
    expect(await room.learning.allEnrolments(neighbour)).toEqual([])
  })

  it('of two devices at once is all there', async () => {
    const positions = Array.from({ length: 20 }, (_, n) => (n + 1) / 20)
    await Promise.all(positions.map((position, n) => room.learning.recordProgress(learner, [room.progress(lessons[n % 2] as string, { position, done: n === 4 })])))
    const states = (await stateOf())?.lessons
    expect([states?.get(lessons[0])?.position, states?.get(lessons[1])?.position]).toEqual([0.95, 1])
    expect([states?.get(lessons[0])?.state, states?.get(lessons[1])?.state]).toEqual(['COMPLETED', 'STARTED'])
    expect(await taken()).toBe(20)
  })

  it('completes the course exactly once under twenty calls at the same time', async () => {
    await room.pass(learner, course)
    room.restart()
    const views = await Promise.all(Array.from({ length: 20 }, () => room.learning.recordProgress(learner, [room.progress(lessons[0]), room.progress(lessons[1])])))
    expect(new Set(views.map(([first]) => first?.view.enrolment.state))).toEqual(new Set(['COMPLETED']))
    const completed = await room.events('completed', learner)
    expect(completed).toHaveLength(1)
    expect(await room.read('SELECT event_id AS id FROM learning.completion WHERE account_id = $1', [learner.accountId])).toEqual([{ id: completed[0]?.id }])
    expect(completed[0]?.payload).toMatchObject({ unitCode: '00070', courseSlug: 'khoa-mot', versionId: course.versionId, score: 1, alignments: [{ competency: 'vn-digital.1.1', level: 2 }] })
  })

  it('in a course that was withdrawn meanwhile is taken and completes it, and nobody new begins it', async () => {
    await room.learning.recordProgress(learner, [room.progress(lessons[0])])
    await room.publishing.withdraw(null, 'khoa-mot')
    const stranger = await room.learner()
    await expect(room.learning.enrol(stranger, 'khoa-mot')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await room.learning.enrol(learner, 'khoa-mot')).enrolment.versionId).toBe(course.versionId)
    await room.learning.recordProgress(learner, [room.progress(lessons[1])])
    await room.pass(learner, course)
    expect((await stateOf())?.state).toBe('COMPLETED')
    expect(await room.events('completed', learner)).toMatchObject([{ payload: { courseSlug: 'khoa-mot', alignments: [{ competency: 'vn-digital.1.1', level: 2 }] } }])
    await room.publishing.publish(null, 'khoa-mot')
    await room.learning.enrol(stranger, 'khoa-mot')
  })

  it('enrols once under twenty calls at the same time', async () => {
    const newcomer = await room.learner()
    const views = await Promise.all(Array.from({ length: 20 }, () => room.learning.enrol(newcomer, 'khoa-mot')))
    expect(new Set(views.map((view) => view.enrolment.id)).size).toBe(1)
    expect(await room.events('enrolled', newcomer)).toHaveLength(1)
  })

  it('opens one attempt and grades it once under twenty calls at the same time', async () => {
    const attempts = await Promise.all(Array.from({ length: 20 }, () => room.quizzes.start(learner, lessons[2])))
    expect(new Set(attempts.map((attempt) => attempt.id)).size).toBe(1)
    const graded = await Promise.all(attempts.map((attempt) => room.quizzes.submit(learner, attempt.id)))
    expect(new Set(graded.map((attempt) => `${attempt.state} ${attempt.score} ${attempt.submittedAt?.toISOString()}`)).size).toBe(1)
  })

  it('counts for the unit in which she lived at its time, also when it comes after a move', async () => {
    room.clock.set('2026-03-05T05:00:00Z')
    await room.pass(learner, course)
    room.clock.set('2026-03-10T05:00:00Z')
    const moved = await room.identity.updateProfile(learner, { unitCode: '00082' })
    room.clock.set('2026-03-20T05:00:00Z')
    await room.learning.recordProgress(moved, [
      room.progress(lessons[0], { occurredAt: '2026-03-08T05:00:00Z' }), room.progress(lessons[1], { occurredAt: '2026-03-09T05:00:00Z' }), room.progress(lessons[1], { occurredAt: '2026-03-15T05:00:00Z' }),
    ])
    const told = (rows: { occurredAt: Date; payload: { unitCode: string | null } }[]): [string, string | null][] => rows.map((row) => [row.occurredAt.toISOString().slice(0, 10), row.payload.unitCode])
    expect(told(await room.events('completed', moved))).toEqual([['2026-03-09', '00070']])
    expect(told(await room.events('learner-active', moved))).toEqual([['2026-03-05', '00070'], ['2026-03-08', '00070'], ['2026-03-09', '00070'], ['2026-03-15', '00082']])
    expect(told(await room.events('resident-moved', moved))).toEqual([['2026-03-10', '00082']])
  })

  it('counts a day of the city once, whatever the hour in the world', async () => {
    room.clock.set('2026-03-20T05:00:00Z')
    const times = ['2026-03-10T16:59:00Z', '2026-03-10T17:00:00Z', '2026-03-11T00:10:00+07:00', '2026-03-11T16:59:59Z']
    await room.learning.recordProgress(learner, times.map((occurredAt) => room.progress(lessons[0], { occurredAt })))
    expect((await room.events('learner-active', learner)).map((row) => row.occurredAt.toISOString())).toEqual(['2026-03-10T16:59:00.000Z', '2026-03-10T17:00:00.000Z'])
  })

  it('from before the enrolment or after its receipt is taken for those instants, with the device\'s own time kept', async () => {
    room.clock.set('2026-03-02T05:00:00Z')
    await room.learning.recordProgress(learner, [room.progress(lessons[0], { occurredAt: '1999-01-01T00:00:00Z' }), room.progress(lessons[1], { occurredAt: '2031-01-01T00:00:00Z' })])
    expect((await room.events('learner-active', learner)).map((row) => row.occurredAt.toISOString())).toEqual(['2026-03-01T05:00:00.000Z', '2026-03-02T05:00:00.000Z'])
    const kept = await room.read<{ time: Date }>('SELECT device_time AS time FROM learning.taken_event WHERE account_id = $1 ORDER BY 1', [learner.accountId])
    expect(kept.map((row) => row.time.getUTCFullYear())).toEqual([1999, 2031])
  })

  describe('of recordings', () => {
    const LENGTH = 90.4
    let recordings: [string, string]
    beforeAll(async () => {
      const wave = (seconds: number): Buffer => {
        const data = Buffer.alloc(Math.round(seconds * 8_000), 128)
        const head = Buffer.alloc(44)
        head.write('RIFF', 0)
        head.writeUInt32LE(36 + data.length, 4)
        head.write('WAVEfmt ', 8)
        head.writeUInt32LE(16, 16)
        head.writeUInt16LE(1, 20)
        head.writeUInt16LE(1, 22)
        head.writeUInt32LE(8_000, 24)
        head.writeUInt32LE(8_000, 28)
        head.writeUInt16LE(1, 32)
        head.writeUInt16LE(8, 34)
        head.write('data', 36)
        head.writeUInt32LE(data.length, 40)
        return Buffer.concat([head, data])
      }
      const outline = await room.courseOf({
        'a.wav': wave(LENGTH), 'b.wav': wave(LENGTH),
        'course.yaml': 'slug: khoa-nghe\ntitle: Khóa\nlanguage: vi\nsections:\n  - title: Phần\n    lessons:\n      - { file: a.wav, title: A }\n      - { file: b.wav, title: B }\n',
      })
      recordings = outline.lessons.map((lesson) => lesson.id) as [string, string]
      expect(outline.lessons[0]?.media?.seconds).toBeCloseTo(LENGTH, 1)
    })
    beforeEach(() => room.learning.enrol(learner, 'khoa-nghe'))
    const send = (...events: [n: 0 | 1, watched: number[][]][]) => room.learning.recordProgress(learner, events.map(([n, watched]) => room.progress(recordings[n], { watched })))

    it('counts no more than twice the time since the enrolment, over all of them, and tells what it held back', async () => {
      expect(await send([0, [[0, LENGTH]]])).toMatchObject([{ heldBack: 90, lesson: { state: 'STARTED', watched: [] } }])
      room.clock.set('2026-03-01T05:00:50Z')
      expect(await send([0, [[0, LENGTH]]], [1, [[0, LENGTH]]])).toMatchObject([{ heldBack: null, lesson: { state: 'COMPLETED', watched: [[0, 90]] } }, { heldBack: 80, lesson: { state: 'STARTED', watched: [[0, 10]] } }])
      room.clock.set('2026-03-01T05:01:00Z')
      expect(await send([1, [[30, 90]]])).toMatchObject([{ heldBack: 40, lesson: { watched: [[0, 10], [30, 50]] } }])
      room.clock.set('2026-03-01T05:02:00Z')
      expect(await send([1, [[10, 91]]])).toMatchObject([{ heldBack: null, lesson: { state: 'COMPLETED' } }])
    })

    it('takes whole what was watched without a network, whatever the clock of the device said, at the instant at which its share was seen', async () => {
      room.clock.set('2026-03-03T05:00:00Z')
      const events = Array.from({ length: 9 }, (_, n) => room.progress(recordings[0], { done: false, watched: [[n * 10, n * 10 + 10.1]], occurredAt: `2026-03-02T0${n}:00:00Z` }))
      expect(await room.learning.recordProgress(learner, [...events].reverse())).toMatchObject([{ heldBack: null, lesson: { state: 'COMPLETED', watched: [[0, 90]], completedAt: new Date('2026-03-02T08:00:00Z') } }])
      expect(await room.learning.recordProgress(learner, [room.progress(recordings[1], { watched: [[0, 90]], occurredAt: '1999-01-01T00:00:00Z' })])).toMatchObject([{ heldBack: null, lesson: { state: 'COMPLETED' } }])
    })

    it('keeps few spans, whatever thousands are sent, and refuses what is too many for one event or batch', async () => {
      room.clock.set('2026-03-03T05:00:00Z')
      const pieces = (from: number) => Array.from({ length: 1_000 }, (_, n) => [from + n * 0.09, from + n * 0.09 + 0.04])
      await room.learning.recordProgress(learner, Array.from({ length: 10 }, (_, n) => room.progress(recordings[0], { done: false, position: 0, watched: pieces(n / 100) })))
      const [row] = await room.read<{ spans: number }>('SELECT jsonb_array_length(watched) AS spans FROM learning.progress WHERE lesson_id = $1 AND enrolment_id IN (SELECT id FROM learning.enrolment WHERE account_id = $2)', [recordings[0], learner.accountId])
      expect(row?.spans).toBeLessThanOrEqual(45)
      const refused = async (...events: Parameters<typeof room.progress>[1][]) => {
        const error = await room.learning.recordProgress(learner, events.map((more) => room.progress(recordings[0], more))).catch((caught: unknown) => caught)
        return (error as { fields: { path: string; key: string }[] }).fields.map(({ path, key }) => `${path} ${key}`)
      }
      expect(await refused({ watched: [...pieces(0), [1, 2]] })).toEqual(['events.0.watched watched.too-many'])
      expect(await refused(...Array.from({ length: 11 }, () => ({ watched: pieces(0) })))).toEqual(['events.10.watched watched.batch-too-many'])
    })
  })
})
