import { rightAnswer } from '@khue/assessment'
import type { VersionOutline } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { statementObserver } from '@khue/platform/database'
import { LearningRoom } from './testing/learning-room.js'

interface Edition {
  a?: string
  b?: string | null
  c?: string | null
  quiz?: string
  passMark?: number
}

describe('a new version of a course', () => {
  let room: LearningRoom
  beforeAll(async () => {
    room = await LearningRoom.open()
  })
  afterAll(() => room.close())
  beforeEach(() => room.clock.set('2026-03-01T05:00:00Z'))

  const QUIZ = '::một::Chọn {=đúng ~sai}\n\n::hai::Gõ {=khóa}\n'
  async function publish(slug: string, { a = 'a', b = 'b', c = null, quiz = QUIZ, passMark = 0.5 }: Edition = {}): Promise<VersionOutline> {
    const articles = { 'a.md': a, ...(b === null ? {} : { 'b.md': b }), ...(c === null ? {} : { 'c.md': c }) }
    const lessons = [...Object.keys(articles).map((file) => `      - file: ${file}\n`), `      - { file: q.gift, passMark: ${passMark} }\n`].join('')
    return room.courseOf({
      ...Object.fromEntries(Object.entries(articles).map(([file, text]) => [file, `# Bài\n\n${text}\n`])), 'q.gift': quiz,
      'course.yaml': `slug: ${slug}\ntitle: Khóa\nlanguage: vi\nsections:\n  - title: Phần\n    lessons:\n${lessons}`,
    })
  }
  const idOf = (outline: VersionOutline, n: number): string => outline.lessons[n]?.id ?? ''
  async function began(slug: string): Promise<{ learner: SignedIn; outline: VersionOutline }> {
    const outline = await publish(slug)
    const learner = await room.learner()
    await room.learning.enrol(learner, slug)
    await room.learning.recordProgress(learner, [room.progress(idOf(outline, 0))])
    return { learner, outline }
  }
  const offer = async (learner: SignedIn, slug: string) => {
    const view = await room.learning.enrolment(learner, slug)
    return view ? ((await room.versions.offers([view])).get(view.enrolment.id) ?? null) : null
  }
  const passQuiz = async (learner: SignedIn, lessonId: string): Promise<void> => {
    const attempt = await room.quizzes.start(learner, lessonId)
    await room.quizzes.save(learner, attempt.id, attempt.questions.map((question) => ({ questionId: question.id, ...rightAnswer(question, attempt.seed) })))
    await room.quizzes.submit(learner, attempt.id)
  }

  it('that leaves what she did as it was is hers when she comes back, with all she did', async () => {
    const { learner, outline } = await began('khong-mat')
    expect(await offer(learner, 'khong-mat')).toBeNull()
    const second = await publish('khong-mat', { b: 'khác hẳn', c: 'thêm' })
    expect(await offer(learner, 'khong-mat')).toEqual({ number: 2, keeps: [idOf(outline, 0)], loses: [] })
    const { enrolment } = await room.learning.enrol(learner, 'khong-mat')
    expect([enrolment.versionId, enrolment.progress, enrolment.lessons.get(idOf(outline, 0))?.state]).toEqual([second.versionId, 0.25, 'COMPLETED'])
    expect(await room.events('enrolled', learner)).toHaveLength(1)
  })

  it('that changes what she did is hers only when she says so; she is told before what is lost', async () => {
    const { learner, outline } = await began('co-mat')
    const second = await publish('co-mat', { a: 'viết lại' })
    expect((await room.learning.enrol(learner, 'co-mat')).enrolment.versionId).toBe(outline.versionId)
    expect(await offer(learner, 'co-mat')).toEqual({ number: 2, keeps: [], loses: [idOf(outline, 0)] })
    const { enrolment } = await room.versions.continueWithNew(learner, 'co-mat')
    expect([enrolment.versionId, enrolment.progress, enrolment.lessons.get(idOf(outline, 0))?.state]).toEqual([second.versionId, 0, 'STARTED'])
    expect(await offer(learner, 'co-mat')).toBeNull()
    expect((await room.versions.continueWithNew(learner, 'co-mat')).enrolment.versionId).toBe(second.versionId)
  })

  it('keeps a quiz that was passed where its questions are the same, and an open attempt with its answers in any case', async () => {
    const { learner, outline } = await began('cau-hoi')
    await passQuiz(learner, idOf(outline, 2))
    await publish('cau-hoi', { b: 'khác', quiz: '::hai::Gõ {=khóa}\n', passMark: 0.4 })
    expect(await offer(learner, 'cau-hoi')).toMatchObject({ loses: [], keeps: [idOf(outline, 0), idOf(outline, 2)] })
    await publish('cau-hoi', { b: 'khác', quiz: '::hai::Gõ {=chìa}\n' })
    expect(await offer(learner, 'cau-hoi')).toMatchObject({ number: 3, loses: [idOf(outline, 2)] })
    const other = await began('dang-lam')
    const attempt = await room.quizzes.start(other.learner, idOf(other.outline, 2))
    await room.quizzes.save(other.learner, attempt.id, [{ questionId: attempt.questions[1]?.id ?? '', text: 'khóa' }])
    await publish('dang-lam', { quiz: '::ba::Mới {T}\n' })
    await room.learning.enrol(other.learner, 'dang-lam')
    const [open] = await room.quizzes.all(other.learner, idOf(other.outline, 2))
    expect([open?.id, open?.answers.map((saved) => saved.answer.text)]).toEqual([attempt.id, ['khóa']])
    expect((await room.quizzes.submit(other.learner, attempt.id)).passed).toBe(true)
  })

  it('with other questions gives all attempts again, and is not passed by an attempt at the old ones', async () => {
    const course = async (quiz: string, attempts = 1) => room.courseOf({
      'a.md': '# Bài\n\na\n', 'q.gift': quiz, 'course.yaml': `slug: lam-lai\ntitle: Khóa\nlanguage: vi\nsections:\n  - title: Phần\n    lessons:\n      - { file: a.md, required: false }\n      - { file: q.gift, passMark: 0.5, attempts: ${attempts} }\n`,
    })
    const quizOf = idOf(await course(QUIZ), 1)
    const [used, open] = [await room.learner(), await room.learner()]
    for (const learner of [used, open]) await room.learning.enrol(learner, 'lam-lai')
    await room.quizzes.submit(used, (await room.quizzes.start(used, quizOf)).id)
    await expect(room.quizzes.start(used, quizOf)).rejects.toMatchObject({ code: 'CONFLICT', key: 'attempts.used' })
    const attempt = await room.quizzes.start(open, quizOf)
    await course(`// Chú thích\n${QUIZ}`)
    await room.learning.enrol(used, 'lam-lai')
    await expect(room.quizzes.start(used, quizOf)).rejects.toMatchObject({ code: 'CONFLICT' })
    await course('::ba::Chọn {=phải ~trái}\n')
    for (const learner of [used, open]) await room.learning.enrol(learner, 'lam-lai')
    await passQuiz(used, quizOf)
    expect((await room.learning.enrolment(used, 'lam-lai'))?.enrolment.state).toBe('COMPLETED')
    await passQuiz(open, quizOf)
    const [past] = await room.quizzes.all(open, quizOf)
    expect([past?.id, past?.standing, past?.passed, past?.score]).toEqual([attempt.id, 'PAST', true, 1])
    expect((await room.learning.enrolment(open, 'lam-lai'))?.enrolment).toMatchObject({ state: 'ACTIVE', progress: 0 })
    await passQuiz(open, quizOf)
    expect((await room.learning.enrolment(open, 'lam-lai'))?.enrolment.state).toBe('COMPLETED')
  })

  it('with a question less, or more attempts, gives attempts again, and a pass stays one', async () => {
    const { learner, outline } = await began('bot-cau')
    await passQuiz(learner, idOf(outline, 2))
    const attempt = await room.quizzes.start(learner, idOf(outline, 2))
    await publish('bot-cau', { quiz: '::hai::Gõ {=khóa}\n' })
    const { enrolment } = await room.learning.enrol(learner, 'bot-cau')
    expect([enrolment.lessons.get(idOf(outline, 2))?.state, (await room.quizzes.all(learner, idOf(outline, 2))).map((row) => row.standing)]).toEqual(['COMPLETED', ['KEPT', 'KEPT']])
    expect((await room.quizzes.submit(learner, attempt.id)).state).toBe('GRADED')
  })

  it('is not done by what a device says of the old one, which is kept for that and told', async () => {
    const { learner, outline } = await began('may-noi')
    const second = await publish('may-noi', { a: 'viết lại' })
    await room.versions.continueWithNew(learner, 'may-noi')
    room.clock.set('2026-03-02T05:00:00Z')
    const send = async (n: number, courseVersion?: number | null) => (await room.learning.recordProgress(learner, [room.progress(idOf(outline, n), { courseVersion })]))[0]?.lesson
    expect(await send(0, 1)).toMatchObject({ state: 'STARTED', completedAt: null, former: { version: 1, completedAt: new Date('2026-03-01T05:00:00Z') } })
    expect(await send(1, 1)).toMatchObject({ state: 'COMPLETED', former: null })
    expect((await room.learning.enrolment(learner, 'may-noi'))?.enrolment).toMatchObject({ progress: 1 / 3, versionId: second.versionId })
    for (const version of [3, 0, 1.5, 2 ** 40]) {
      expect(await send(0, version).catch((error: unknown) => error)).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'events.0.courseVersion', key: 'version.unknown' }] })
    }
    expect(await send(0, 2)).toMatchObject({ state: 'COMPLETED', former: { version: 1 } })
    expect((await room.learning.enrolment(learner, 'may-noi'))?.enrolment.progress).toBe(2 / 3)
  })

  it('keeps what was done of a rewritten lesson for the version in which it was, also when she goes on', async () => {
    const { learner, outline } = await began('giu-lai')
    await publish('giu-lai', { a: 'viết lại' })
    const { enrolment } = await room.versions.continueWithNew(learner, 'giu-lai')
    expect(enrolment.lessons.get(idOf(outline, 0))).toMatchObject({ state: 'STARTED', former: { version: 1, completedAt: new Date('2026-03-01T05:00:00Z') } })
  })

  it('in which nothing is left to do completes the course, once', async () => {
    const { learner, outline } = await began('con-lai')
    await passQuiz(learner, idOf(outline, 2))
    await publish('con-lai', { b: null })
    room.clock.set('2026-03-05T05:00:00Z')
    const results = await Promise.all(Array.from({ length: 4 }, () => room.learning.enrol(learner, 'con-lai')))
    expect(results.map(({ enrolment }) => enrolment.state)).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED'])
    expect(await room.events('completed', learner)).toHaveLength(1)
  })

  it('leaves a completion as it is, and one who finished where she was', async () => {
    const { learner, outline } = await began('da-xong')
    await room.learning.recordProgress(learner, [room.progress(idOf(outline, 1))])
    await passQuiz(learner, idOf(outline, 2))
    await publish('da-xong', { a: 'viết lại', c: 'thêm' })
    expect((await room.learning.enrol(learner, 'da-xong')).enrolment.versionId).toBe(outline.versionId)
    const { enrolment } = await room.versions.continueWithNew(learner, 'da-xong')
    expect([enrolment.state, enrolment.completedAt, enrolment.progress]).toEqual(['COMPLETED', new Date('2026-03-01T05:00:00Z'), 0.5])
    expect(await room.events('completed', learner)).toHaveLength(1)
    await expect(room.versions.continueWithNew(await room.learner(), 'da-xong')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('takes what a device did in the old one that did not know of it, also in a lesson that is no more', async () => {
    const { learner, outline } = await began('may-cu')
    await publish('may-cu', { b: null, c: 'mới' })
    const { enrolment } = await room.versions.continueWithNew(learner, 'may-cu')
    room.restart()
    const batch = [room.progress(idOf(outline, 1)), room.progress(idOf(outline, 0), { occurredAt: '2026-03-01T04:00:00Z' })]
    const taken = await room.learning.recordProgress(learner, batch)
    expect(taken.map(({ lesson, view }) => [lesson.lessonId, lesson.state, view.enrolment.progress])).toEqual([[idOf(outline, 1), 'COMPLETED', enrolment.progress], [idOf(outline, 0), 'COMPLETED', enrolment.progress]])
    expect((await room.learning.recordProgress(learner, batch)).map(({ lesson }) => lesson.state)).toEqual(['COMPLETED', 'COMPLETED'])
    const elsewhere = await publish('may-khac')
    await expect(room.learning.recordProgress(learner, [room.progress(idOf(elsewhere, 1))])).rejects.toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'events.0.lessonId' }] })
  })

  it('opens no lesson of a version that she does not have yet', async () => {
    const { learner } = await began('chua-sang')
    const next = await publish('chua-sang', { a: 'viết lại', c: 'mới' })
    await expect(room.learning.recordProgress(learner, [room.progress(idOf(next, 2))])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it('is offered with as many statements for one course as for many', async () => {
    const learner = await room.learner()
    const views = []
    for (let n = 0; n < 3; n++) {
      await publish(`nhieu-${n}`)
      views.push(await room.learning.enrol(learner, `nhieu-${n}`))
      await publish(`nhieu-${n}`, { c: 'thêm' })
    }
    const counts: number[] = []
    for (const asked of [views.slice(0, 1), views]) {
      room.restart()
      const { result, statements } = await statementObserver.record(() => room.versions.offers(asked))
      counts.push(statements.length)
      expect(result.size).toBe(asked.length)
    }
    expect(counts).toEqual([2, 2])
  })
})
