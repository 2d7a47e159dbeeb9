import { randomUUID } from 'node:crypto'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { AttemptService, assessmentContext, type Attempt, present, readGift, type SentAnswer } from './index.js'

const { questions } = readGift('::một::Chọn {=đúng#Giỏi. ~sai}\n\n::hai::Gõ {=khoá}\n\n::ba::Hãy đọc.\n')
const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 5, minute))

describe('an attempt', () => {
  let test: TestDatabase
  const service = new AttemptService()
  beforeAll(async () => {
    test = await testDatabase([assessmentContext])
  })
  afterAll(() => test.close())

  const accountId = randomUUID()
  const start = (quizRef: string, { maxAttempts = 0, now = at(0) } = {}): Promise<Attempt> => test.database.transaction((tx) => service.start(tx, { accountId, quizRef, questions, passMark: 0.6, maxAttempts, now }))
  const find = (id: string, by = accountId): Promise<Attempt> => test.database.read((tx) => service.find(tx, id, by))
  const save = (id: string, answers: SentAnswer[], now = at(10)): Promise<Attempt> => test.database.transaction(async (tx) => service.save(tx, await service.find(tx, id, accountId, true), answers, now))
  const submit = (id: string, now = at(20)): Promise<Attempt> => test.database.transaction(async (tx) => service.submit(tx, await service.find(tx, id, accountId, true), now))
  const typed = (text: string, answeredAt?: string): SentAnswer => ({ questionId: questions[1]?.id ?? '', text, ...(answeredAt ? { answeredAt } : {}) })
  const right = (attempt: Attempt): SentAnswer => {
    const [question] = attempt.questions
    return { questionId: question?.id ?? '', choiceIds: [question ? (present(question, attempt.seed, 'vi').choices.find((choice) => choice.text === 'đúng')?.id ?? '') : ''] }
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
    expect((await test.database.read((tx) => service.ofQuiz(tx, accountId, 'mot'))).map((attempt) => attempt.id)).toEqual([second.id, first.id])
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
    expect(texts(await save(id, [typed('khoá'.normalize('NFD'), '2999-01-01T00:00:00Z')], at(8)))).toEqual(['khoá'])
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
      await service.save(tx, held, [right(attempt), typed('KHOÁ')], at(10))
    })
    expect((await submitting)?.score).toBe(1)
  })

  it('stays as it was shown when its author mends the questions', async () => {
    const attempt = await start('giu-nguyen')
    const changed = readGift('::một::Khác {=x ~y}').questions
    const again = await test.database.transaction((tx) => service.start(tx, { accountId, quizRef: 'giu-nguyen', questions: changed, passMark: 1, maxAttempts: 0, now: at(5) }))
    expect([again.id, again.questions, again.seed]).toEqual([attempt.id, JSON.parse(JSON.stringify(attempt.questions)), attempt.seed])
  })
})
