import { randomUUID } from 'node:crypto'
import { jest } from '@jest/globals'
import pg from 'pg'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { AttemptService, assessmentContext, type Attempt, present, type QuizRules, readGift, resultsOf, rightAnswer, type SentAnswer } from './index.js'

const { questions } = readGift('::một::Chọn {=đúng#Giỏi. ~sai}\n\n::hai::Gõ {=khóa}\n\n::ba::Hãy đọc.\n')
const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 5, minute))

describe('an attempt', () => {
  let test: TestDatabase
  const service = new AttemptService()
  beforeAll(async () => {
    test = await testDatabase([assessmentContext])
  })
  afterAll(() => test.close())

  const accountId = randomUUID()
  const start = (quizRef: string, { maxAttempts = 0, now = at(0) } = {}): Promise<Attempt> => test.database.transaction((tx) => service.start(tx, { accountId, quizRef, questions, rules: { passMark: 0.6, attempts: maxAttempts }, now }))
  const find = (id: string, by = accountId): Promise<Attempt> => test.database.read((tx) => service.find(tx, id, by))
  const save = (id: string, answers: SentAnswer[], now = at(10)): Promise<Attempt> => test.database.transaction(async (tx) => service.save(tx, await service.find(tx, id, accountId, true), answers, now))
  const submit = (id: string, now = at(20)): Promise<Attempt> => test.database.transaction(async (tx) => service.submit(tx, await service.find(tx, id, accountId, true), now))
  const typed = (text: string, answeredAt?: string): SentAnswer => ({ questionId: questions[1]?.id ?? '', text, ...(answeredAt ? { answeredAt } : {}) })
  const right = (attempt: Attempt): SentAnswer => {
    const [question] = attempt.questions
    return { questionId: question?.id ?? '', choiceIds: [question ? (present(question, attempt.seed, 'vi').choices.find((choice) => choice.text === 'đúng')?.id ?? '') : ''] }
  }
  /** How many rows statements gave while it ran. */
  const rowsGiven = async <T>(work: () => Promise<T>): Promise<{ result: T; rows: number }> => {
    const spy = jest.spyOn(pg.Client.prototype, 'query')
    try {
      const result = await work()
      const given = await Promise.all(spy.mock.results.map((call) => call.value as unknown as Promise<{ rows?: unknown[] }>))
      return { result, rows: given.reduce((sum, { rows }) => sum + (rows?.length ?? 0), 0) }
    } finally {
      spy.mockRestore()
    }
  }
  const texts = (attempt: Attempt): (string | null | undefined)[] => attempt.answers.map((saved) => saved.answer.text)

  it('is the open one while there is one, and after the last there is none', async () => {
    const first = await start('mot', { maxAttempts: 2 })
    expect((await start('mot', { maxAttempts: 2 })).id).toBe(first.id)
    await submit(first.id)
    const second = await start('mot', { maxAttempts: 2, now: at(30) })
    expect(second.id).not.toBe(first.id)
    await submit(second.id, at(40))
    await expect(start('mot', { maxAttempts: 2 })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await test.database.read((tx) => service.ofQuiz(tx, accountId, 'mot', 10))).map((attempt) => attempt.id)).toEqual([second.id, first.id])
  })

  it('reads nothing of earlier ones but when they ended, however many there were', async () => {
    await test.database.transaction((tx) => tx.sql(
      `INSERT INTO assessment.attempt (id, account_id, quiz_ref, seed, state, questions, pass_mark, score, passed, grades, started_at, submitted_at)
       SELECT gen_random_uuid(), $1, 'ngan', 's', 'GRADED', '[]', 0.6, 0, false, '{}', $2::timestamptz - n * interval '1 hour', $2::timestamptz - n * interval '1 hour' FROM generate_series(1, 3000) AS n`,
      [accountId, at(0)],
    ))
    const { result, rows } = await rowsGiven(() => start('ngan'))
    expect([result.state, rows]).toEqual(['OPEN', 2])
    await submit(result.id)
    await expect(start('ngan', { maxAttempts: 1000, now: at(30) })).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await test.database.read((tx) => service.ofQuiz(tx, accountId, 'ngan', 20))).toHaveLength(20)
  })

  it('at a changed quiz uses up none of its attempts, and an open one of before can be handed in', async () => {
    const first = await start('doi', { maxAttempts: 1 })
    const retire = (past: string[], kept: string[]): Promise<void> => test.database.transaction((tx) => service.retire(tx, accountId, { past, kept }))
    await retire(['doi'], [])
    expect(await start('doi', { maxAttempts: 1 })).toMatchObject({ id: first.id, standing: 'PAST' })
    expect(await submit(first.id)).toMatchObject({ state: 'GRADED', standing: 'PAST' })
    const second = await start('doi', { maxAttempts: 1, now: at(21) })
    expect(second).toMatchObject({ standing: 'COUNTS' })
    await submit(second.id, at(22))
    await expect(start('doi', { maxAttempts: 1, now: at(30) })).rejects.toMatchObject({ code: 'CONFLICT' })
    await retire([], ['doi'])
    expect((await start('doi', { maxAttempts: 1, now: at(31) })).standing).toBe('COUNTS')
    expect((await test.database.read((tx) => service.ofQuiz(tx, accountId, 'doi', 9))).map((attempt) => attempt.standing)).toEqual(['COUNTS', 'KEPT', 'PAST'])
  })

  it('draws from a pool what was not asked yet; when all was, what was asked least', async () => {
    const bank = readGift(Array.from({ length: 6 }, (_, n) => `// [tags=t]\n::câu ${n}::Câu ${n} {T}\n`).join('\n')).questions.map((question) => ({ ...question, tags: ['t'] }))
    const rules: QuizRules = { passMark: 0.5, attempts: 0, pools: [{ draw: 2, tag: 't' }] }
    const asked: string[] = []
    for (let n = 0; n < 6; n++) {
      const attempt = await test.database.transaction((tx) => service.start(tx, { accountId, quizRef: 'kho', questions: bank, rules, now: at(n) }))
      asked.push(...attempt.questions.map((question) => question.id))
      await submit(attempt.id, at(n))
    }
    expect([new Set(asked.slice(0, 6)).size, new Set(asked.slice(6)).size]).toEqual([6, 6])
  })

  it('is nobody else\'s', async () => {
    const { id } = await start('cua-ai')
    await expect(find(id, randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const other of ['x', randomUUID()]) await expect(find(other)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps the newest answer by the device\'s clock, of equals the one received last, in NFC', async () => {
    const { id } = await start('moi-nhat')
    await save(id, [typed('b', '2026-03-01T05:05:00Z')])
    expect(texts(await save(id, [typed('a', '2026-03-01T05:04:00Z')]))).toEqual(['b'])
    expect(texts(await save(id, [typed('c', '2026-03-01T05:05:00Z')]))).toEqual(['c'])
    expect(texts(await save(id, [typed('e', '2026-03-01T05:07:00Z'), typed('d', '2026-03-01T05:06:00Z')]))).toEqual(['e'])
    expect(texts(await save(id, [typed('khóa'.normalize('NFD'), '2999-01-01T00:00:00Z')], at(8)))).toEqual(['khóa'])
    expect(texts(await save(id, [typed('f')], at(9)))).toEqual(['f'])
    expect((await find(id)).answers.map((saved) => saved.answeredAt)).toEqual([at(9)])
  })

  it('takes all answers of a call or none, and none once it is handed in', async () => {
    const attempt = await start('tat-ca')
    const fault = await save(attempt.id, [right(attempt), { questionId: 'x' }, typed('a\0')]).catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'answers.1.questionId' }, { path: 'answers.2.text' }] })
    expect((await find(attempt.id)).answers).toEqual([])
    await submit(attempt.id)
    await expect(save(attempt.id, [right(attempt)])).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('is graded once; what nobody answered counts nothing and what only describes does not count', async () => {
    const attempt = await start('cham')
    await save(attempt.id, [right(attempt)])
    const graded = await submit(attempt.id)
    expect([graded.state, graded.score, graded.passed, graded.grades?.[questions[0]?.id ?? '']?.feedback]).toEqual(['GRADED', 0.5, false, 'Giỏi.'])
    expect(await submit(attempt.id, at(50))).toEqual(await find(attempt.id))
    expect((await find(attempt.id)).submittedAt).toEqual(at(20))
  })

  it('handed in while an answer is being saved is graded with it', async () => {
    const attempt = await start('cung-luc')
    let submitting: Promise<Attempt> | undefined
    await test.database.transaction(async (tx) => {
      const held = await service.find(tx, attempt.id, accountId, true)
      submitting = submit(attempt.id)
      await new Promise((resolve) => setTimeout(resolve, 300))
      await service.save(tx, held, [right(attempt), typed('KHÓA')], at(10))
    })
    expect((await submitting)?.score).toBe(1)
  })

  it('stays as it was shown when its author mends the questions', async () => {
    const attempt = await start('giu-nguyen')
    const changed = readGift('::một::Khác {=x ~y}').questions
    const again = await test.database.transaction((tx) => service.start(tx, { accountId, quizRef: 'giu-nguyen', questions: changed, rules: { passMark: 1, attempts: 0 }, now: at(5) }))
    expect([again.id, again.questions, again.seed]).toEqual([attempt.id, JSON.parse(JSON.stringify(attempt.questions)), attempt.seed])
  })

  const withRules = (quizRef: string, rules: Partial<QuizRules>, now = at(0)): Promise<Attempt> => test.database.transaction((tx) => service.start(tx, { accountId, quizRef, questions, rules: { passMark: 0.6, attempts: 0, ...rules }, now }))
  const check = (id: string, questionIds: string[], now = at(10)): Promise<Attempt> => test.database.transaction(async (tx) => service.check(tx, await service.find(tx, id, accountId, true), questionIds, now))
  const seconds = (after: Date, more: number): Date => new Date(after.getTime() + more * 1_000)

  it('opened twice at the same time is one', async () => {
    const opened = await Promise.all(Array.from({ length: 5 }, () => withRules('hai-lan', {})))
    expect(new Set(opened.map((attempt) => attempt.id)).size).toBe(1)
  })

  it('with a time limit takes answers until its deadline, and for a minute more those given before it', async () => {
    const { id, deadline } = await withRules('gio', { timeLimit: 10 })
    expect(deadline).toEqual(at(10))
    const [before, after] = [seconds(at(10), -1).toISOString(), seconds(at(10), 1).toISOString()]
    expect(texts(await save(id, [typed('đúng giờ', before)], seconds(at(10), 30)))).toEqual(['đúng giờ'])
    await expect(save(id, [typed('muộn', after)], seconds(at(10), 30))).rejects.toMatchObject({ code: 'CONFLICT', key: 'attempt.time-over' })
    await expect(save(id, [typed('muộn')], seconds(at(10), 30))).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(save(id, [typed('quá muộn', before)], seconds(at(11), 1))).rejects.toMatchObject({ code: 'CONFLICT', key: 'attempt.time-over' })
    const overdue = (now: Date) => test.database.read((tx) => service.overdue(tx, now, 100))
    expect([await overdue(seconds(at(10), 59)), (await overdue(seconds(at(11), 1))).map((row) => row.id)]).toEqual([[], [id]])
    expect(await submit(id, at(30))).toMatchObject({ state: 'GRADED', submittedAt: at(10) })
    expect(texts(await find(id))).toEqual(['đúng giờ'])
  })

  it('waits between attempts where its author says so', async () => {
    await submit((await withRules('cho', { waitingTime: 30 })).id, at(5))
    await expect(withRules('cho', { waitingTime: 30 }, at(20))).rejects.toMatchObject({ key: 'attempts.wait', values: { minutes: 15 } })
    expect((await withRules('cho', { waitingTime: 30 }, at(35))).state).toBe('OPEN')
  })

  it('with feedback at once shows a result only for what is answered for good, so that it cannot be used to try all choices', async () => {
    const attempt = await withRules('ngay', { feedback: 'at-once' })
    const [first] = questions
    const wrong = { questionId: first?.id ?? '', choiceIds: present(first as (typeof questions)[number], attempt.seed, 'vi').choices.map((choice) => choice.id).filter((id) => id !== right(attempt).choiceIds?.[0]) }
    await expect(check(attempt.id, [first?.id ?? ''])).rejects.toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'questionIds.0' }] })
    expect(resultsOf(await save(attempt.id, [wrong]), at(10))).toEqual([])
    const shown = await check(attempt.id, [first?.id ?? ''])
    expect(resultsOf(shown, at(10))).toEqual([{ questionId: first?.id, share: 0, feedback: null, right: { choiceIds: right(attempt).choiceIds } }])
    const after = await save(attempt.id, [right(attempt), typed('khóa')], at(12))
    expect(after.answers.find((saved) => saved.questionId === first?.id)?.answer.choiceIds).toEqual(wrong.choiceIds)
    expect([(await submit(attempt.id)).score, (await find(attempt.id)).checked]).toEqual([0.5, [first?.id]])
    await expect(check((await withRules('cuoi', {})).id, [first?.id ?? ''])).rejects.toMatchObject({ code: 'CONFLICT', key: 'attempt.no-check' })
  })

  it('tells what was right when its author lets it, and never before', async () => {
    const graded = async (quizRef: string, rules: Partial<QuizRules>) => submit((await withRules(quizRef, rules)).id)
    expect(resultsOf(await graded('sau', { feedback: { after: at(40).toISOString() } }), at(39))).toEqual([])
    const told = await graded('sau-2', { feedback: { after: at(40).toISOString() } })
    expect(resultsOf(told, at(40)).map((result) => result.right)).toEqual(told.questions.filter((question) => question.kind !== 'DESCRIPTION').map((question) => rightAnswer(question, told.seed)))
    expect([resultsOf(await graded('cuoi-2', {}), at(20)).length, resultsOf(await withRules('mo', {}), at(20))]).toEqual([2, []])
  })
})
