import { rightAnswer, type SentAnswer } from '@khue/assessment'
import type { Attempt } from '@khue/assessment'
import type { OutlineLesson, VersionOutline } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { Log } from '@khue/platform/observability'
import { presentAttempt } from './api/present.js'
import { QuizSweep } from './quiz-sweep.js'
import { LearningRoom } from './testing/learning-room.js'

const yaml = (slug: string, lessons: string): string => `slug: ${slug}\ntitle: Khóa ${slug}\nlanguage: vi\nsections:\n  - title: Phần\n    lessons:\n${lessons}`
const gift = '::một::Chọn {=đúng ~sai}\n\n::hai::Gõ {=khóa}\n'

describe('a quiz', () => {
  let room: LearningRoom
  let sweep: QuizSweep
  beforeAll(async () => {
    room = await LearningRoom.open()
    sweep = new QuizSweep(room.quizzes, Log.create('silent', 'test'))
  })
  afterAll(() => room.close())
  beforeEach(() => room.clock.set('2026-03-01T05:00:00Z'))

  async function begin(slug: string, rules: string, files: Record<string, string | Buffer> = { 'q.gift': gift }): Promise<{ learner: SignedIn; outline: VersionOutline; lesson: OutlineLesson; attempt: Attempt }> {
    const [file] = Object.keys(files)
    const outline = await room.courseOf({ ...files, 'course.yaml': yaml(slug, `      - file: ${file}\n${rules}`) })
    const learner = await room.learner()
    await room.learning.enrol(learner, slug)
    const lesson = outline.lessons[0] as OutlineLesson
    return { learner, outline, lesson, attempt: await room.quizzes.start(learner, lesson.id) }
  }
  const right = (attempt: Attempt): SentAnswer[] => attempt.questions.map((question) => ({ questionId: question.id, ...rightAnswer(question, attempt.seed) }))
  const told = (attempt: Attempt): string => JSON.stringify(presentAttempt(attempt, 'vi', room.clock.now()))

  it('of a time limit is handed in when the browser is gone, completes at its deadline, and once', async () => {
    const { learner, attempt } = await begin('het-gio', '        timeLimit: 10\n')
    await room.quizzes.save(learner, attempt.id, right(attempt))
    room.clock.set('2026-03-01T05:10:59Z')
    await sweep.sweep()
    expect((await room.learning.enrolment(learner, 'het-gio'))?.enrolment.state).toBe('ACTIVE')
    room.clock.set('2026-03-01T07:00:00Z')
    await Promise.all([sweep.sweep(), sweep.sweep(), room.quizzes.submit(learner, attempt.id), room.quizzes.save(learner, attempt.id, right(attempt)).catch(() => null), room.quizzes.submit(learner, attempt.id)])
    const view = await room.learning.enrolment(learner, 'het-gio')
    expect([view?.enrolment.state, view?.enrolment.completedAt]).toEqual(['COMPLETED', new Date('2026-03-01T05:10:00Z')])
    expect(await room.events('completed', learner)).toHaveLength(1)
    expect(await room.events('completed', learner)).toMatchObject([{ payload: { unitCode: '00070', score: 1, residentId: learner.residentId } }])
  })

  it('shows pictures and formulas with the addresses of its version, and tells numbers as the reader writes them', async () => {
    const gift = '[html]<b>Hình</b> nào? {=<img src\\="a.png" alt\\="tam giác"> ~$x^2$ ####<i>Giỏi</i>}\n\nPi? {#3.14:0.01}\n\nKể lại. {}\n'
    const { learner, outline, attempt } = await begin('hinh', '', { 'q.gift': gift, 'a.png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') })
    const [shape] = presentAttempt(attempt, 'vi', room.clock.now()).questions
    expect([shape?.prompt, shape?.promptHtml]).toEqual(['Hình nào?', '<b>Hình</b> nào?'])
    expect(shape?.choices.map(({ text, html }) => [text, /src="([^"]*)"|<math/.exec(html ?? '')?.[0]]).sort()).toEqual([['tam giác', `src="/media/${outline.versionId}/a.png"`], ['x^2', '<math']])
    const [, number, essay] = attempt.questions
    await room.quizzes.save(learner, attempt.id, [...right(attempt).slice(0, 1), { questionId: number?.id ?? '', text: '３，１５' }, { questionId: essay?.id ?? '', text: 'Ngày xưa…' }])
    const graded = await room.quizzes.submit(learner, attempt.id)
    const results = (locale: 'vi' | 'en') => presentAttempt(graded, locale, room.clock.now()).results.map(({ points, scored, feedbackHtml, right: answer }) => [points, scored, feedbackHtml ?? null, answer.text ?? null, answer.tolerance ?? null])
    expect([graded.score, results('vi')]).toEqual([1, [[1, true, '<div><i>Giỏi</i></div>', null, null], [1, true, null, '3,14', '0,01'], [0, false, null, null, null]]])
    expect(results('en')[1]).toEqual([1, true, null, '3.14', '0.01'])
  })

  it('that asks for all is passed with all right choices, whatever their percentages leave off', async () => {
    const { learner, attempt } = await begin('du-ca', '        passMark: 1\n', { 'q.gift': 'Chọn {~%33.333%a ~%33.333%b ~%33.333%c ~%-100%d}\n' })
    await room.quizzes.save(learner, attempt.id, right(attempt))
    expect(await room.quizzes.submit(learner, attempt.id)).toMatchObject({ score: 1, passed: true })
    expect((await room.learning.enrolment(learner, 'du-ca'))?.enrolment.state).toBe('COMPLETED')
  })

  it('whose open attempt is overdue is graded before the next one begins', async () => {
    const { learner, lesson, attempt } = await begin('lam-lai', '        timeLimit: 1\n        attempts: 2\n')
    room.clock.set('2026-03-01T06:00:00Z')
    const next = await Promise.all(Array.from({ length: 4 }, () => room.quizzes.start(learner, lesson.id)))
    expect(new Set(next.map((one) => one.id)).size).toBe(1)
    expect((await room.quizzes.all(learner, lesson.id)).map((one) => [one.id, one.state])).toEqual([[next[0]?.id, 'OPEN'], [attempt.id, 'GRADED']])
  })

  it('keeps every answer that was shown as saved, whatever stops in between', async () => {
    const { learner, lesson, attempt } = await begin('giu-lai', '')
    for (const answer of right(attempt)) {
      const { answers } = await room.quizzes.save(learner, attempt.id, [answer])
      room.restart()
      await room.read(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`)
      const [again] = await room.quizzes.all(learner, lesson.id).catch(() => room.quizzes.all(learner, lesson.id))
      expect(again?.answers.map((saved) => saved.answer)).toEqual(answers.map((saved) => saved.answer))
    }
    expect((await room.quizzes.submit(learner, attempt.id)).score).toBe(1)
  })

  it('tells no key before it may: not open, not checked by half, not before its date', async () => {
    const secret = '::một::Nghe. {=bí mật#khen riêng ~sai#chê riêng}\n\n::hai::Gõ {=mật ngữ#khen riêng}\n\n// khue: kind=typed-gaps\n::ba::Điền [1] và [2]. {=1 -> ẩn số =2 -> ẩn ý}\n'
    const open = await begin('kin', '        feedback: { after: 2026-03-02T00:00:00+07:00 }\n', { 'q.gift': secret })
    for (const word of ['mật ngữ', 'khen riêng', 'chê riêng', 'ẩn số', 'weight', open.attempt.seed]) expect(told(open.attempt)).not.toContain(word)
    await room.quizzes.save(open.learner, open.attempt.id, right(open.attempt).slice(0, 1))
    const graded = await room.quizzes.submit(open.learner, open.attempt.id)
    expect([graded.state, presentAttempt(graded, 'vi', room.clock.now()).results, told(graded).includes('mật ngữ')]).toEqual(['GRADED', [], false])
    room.clock.set('2026-03-01T17:00:00Z')
    expect(presentAttempt(graded, 'vi', room.clock.now()).results.map((result) => [result.points, result.right.text ?? null])).toEqual([[1, null], [0, 'mật ngữ'], [0, null]])
    const once = await begin('ngay', '        feedback: at-once\n', { 'q.gift': secret })
    const [first] = right(once.attempt)
    await room.quizzes.save(once.learner, once.attempt.id, right(once.attempt).slice(0, 2))
    const checked = await room.quizzes.check(once.learner, once.attempt.id, [first?.questionId ?? ''])
    expect(presentAttempt(checked, 'vi', room.clock.now()).results.map((result) => result.questionId)).toEqual([first?.questionId])
    await expect(room.quizzes.check(await room.learner(), once.attempt.id, [first?.questionId ?? ''])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('completes its lesson by the score that its author asks for, which may be more than a pass', async () => {
    const { learner, lesson, attempt } = await begin('diem', '        passMark: 0.5\n        completion: { grade: 0.8 }\n')
    await room.quizzes.save(learner, attempt.id, right(attempt).slice(0, 1))
    expect(await room.quizzes.submit(learner, attempt.id)).toMatchObject({ passed: true, score: 0.5 })
    expect((await room.learning.enrolment(learner, 'diem'))?.enrolment.state).toBe('ACTIVE')
    const again = await room.quizzes.start(learner, lesson.id)
    await room.quizzes.save(learner, again.id, right(again))
    await room.quizzes.submit(learner, again.id)
    expect((await room.learning.enrolment(learner, 'diem'))?.enrolment.state).toBe('COMPLETED')
  })

  it('draws its pools once for an attempt', async () => {
    const pool = Array.from({ length: 8 }, (_, n) => `// khue: tags=a\n::${n}::Câu ${n} {T}\n`).join('\n')
    const { learner, lesson, attempt } = await begin('rut', '        pools: [{ draw: 3, tag: A }]\n        shuffle: { questions: true }\n', { 'q.gift': pool })
    expect([attempt.questions.length, lesson.quiz?.questions]).toEqual([3, 3])
    expect((await room.quizzes.start(learner, lesson.id)).questions).toEqual(JSON.parse(JSON.stringify(attempt.questions)))
  })

  it('may be a dictation, whose sentences stay hidden where audio is shipped', async () => {
    const dictation = 'language: en\nsentences:\n  - { text: "My name is Lan." }\n  - { text: "I am a nurse." }\n'
    const { learner, attempt, lesson } = await begin('chinh-ta', '        passMark: 0.8\n', { 'a.dictation.yaml': dictation })
    expect([lesson.kind, lesson.quiz?.questions, presentAttempt(attempt, 'vi', room.clock.now()).questions.map((question) => question.speech)]).toEqual(['DICTATION', 2, [{ text: 'My name is Lan.', language: 'en' }, { text: 'I am a nurse.', language: 'en' }]])
    await room.quizzes.save(learner, attempt.id, attempt.questions.map((question, n) => ({ questionId: question.id, text: n ? 'i am nurse' : 'my name is lan' })))
    expect(await room.quizzes.submit(learner, attempt.id)).toMatchObject({ score: 0.875, passed: true })
    expect((await room.learning.enrolment(learner, 'chinh-ta'))?.enrolment.state).toBe('COMPLETED')
  })
})

describe('what must be done first', () => {
  let room: LearningRoom
  beforeAll(async () => {
    room = await LearningRoom.open()
  })
  afterAll(() => room.close())

  it('closes a course until the other is completed, and binds only where that one is published', async () => {
    const first = await room.course('nen-tang', { articles: 0 })
    await room.courseOf({ 'q.gift': gift, 'course.yaml': yaml('nang-cao', '      - file: q.gift\n').replace('language: vi', 'language: vi\nprerequisites: [nen-tang, chua-co]') })
    const learner = await room.learner()
    await expect(room.learning.enrol(learner, 'nang-cao')).rejects.toMatchObject({ code: 'FORBIDDEN', values: { courses: 'Khóa nen-tang' } })
    await room.learning.enrol(learner, 'nen-tang')
    await room.pass(learner, first)
    expect((await room.learning.enrol(learner, 'nang-cao')).enrolment.state).toBe('ACTIVE')
  })

  it('is refused where courses would close one another', async () => {
    const after = (slug: string, before: string) => room.courseOf({ 'q.gift': gift, 'course.yaml': yaml(slug, '      - file: q.gift\n').replace('language: vi', `language: vi\nprerequisites: [${before}]`) })
    await after('vong-hai', 'vong-mot')
    await after('vong-ba', 'vong-hai')
    await expect(after('vong-mot', 'vong-ba')).rejects.toMatchObject({ code: 'CONFLICT', values: { courses: 'vong-mot → vong-ba → vong-hai → vong-mot' } })
    await expect(room.learning.enrol(await room.learner(), 'vong-mot')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('closes a lesson, but not to be fetched for a journey without a network', async () => {
    const outline = await room.courseOf({
      'a.md': '# A\n', 'q.gift': gift, 'r.gift': gift,
      'course.yaml': yaml('truoc-sau', '      - file: a.md\n      - { file: q.gift, prerequisites: [a.md] }\n      - { file: r.gift, prerequisites: [a.md], offline: true }\n'),
    })
    const [article, closed, along] = outline.lessons.map((lesson) => lesson.id)
    expect(outline.lessons.map((lesson) => lesson.prerequisites)).toEqual([undefined, [article], [article]])
    const learner = await room.learner()
    await room.learning.enrol(learner, 'truoc-sau')
    await expect(room.quizzes.start(learner, closed ?? '')).rejects.toMatchObject({ code: 'FORBIDDEN', key: 'lesson.locked' })
    expect((await room.quizzes.start(learner, along ?? '')).state).toBe('OPEN')
    await room.learning.recordProgress(learner, [room.progress(article ?? '')])
    expect((await room.quizzes.start(learner, closed ?? '')).state).toBe('OPEN')
  })

  it.each([
    ['a lesson that stands after it', '      - { file: q.gift, prerequisites: [a.md] }\n      - file: a.md\n'],
    ['a quiz with too small a pool', '      - { file: q.gift, pools: [{ draw: 1, tag: none }] }\n      - file: a.md\n'],
    ['an offline quiz with a time limit', '      - { file: q.gift, offline: true, timeLimit: 5 }\n      - file: a.md\n'],
    ['pools of an article', '      - { file: a.md, pools: [{ draw: 1, tag: a }] }\n'],
    ['a date without its zone', '      - { file: q.gift, feedback: { after: 2026-03-01 } }\n'],
  ])('is refused where it is %s', async (_, lessons) => {
    await expect(room.courseOf({ 'a.md': '# A\n', 'q.gift': gift, 'course.yaml': yaml('hong', lessons) })).rejects.toMatchObject({ faults: [{ file: 'course.yaml', line: expect.any(Number) as unknown }] })
  })
})
