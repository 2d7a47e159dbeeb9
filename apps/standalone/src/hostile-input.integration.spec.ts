import { randomUUID } from 'node:crypto'
import { type Answer, ServedKhue, type TestAccount } from './testing/served-khue.js'

const record = 'mutation ($events: [ProgressEventInput!]!) { recordProgress(events: $events) { lessonId state position } }'
const enrol = 'mutation ($slug: String!) { enrol(courseSlug: $slug) { id } }'
const start = 'mutation ($id: ID!) { startAttempt(lessonId: $id) { id questions { id kind choices { id } } } }'
const save = 'mutation ($id: ID!, $answers: [AnswerInput!]!) { saveAnswers(attemptId: $id, answers: $answers) { id } }'
const submit = 'mutation ($id: ID!) { submitAttempt(attemptId: $id) { id score } }'
const attempts = 'query ($id: ID!) { attempts(lessonId: $id) { id } }'

interface Attempt {
  id: string
  questions: { id: string; choices: { id: string }[] }[]
}

describe('hostile learning', () => {
  let khue: ServedKhue
  let learner: TestAccount
  let lessons: [string, string, string]
  let elsewhere: [string, string, string]

  beforeAll(async () => {
    khue = await ServedKhue.open()
    lessons = await khue.course('khoa-mot')
    elsewhere = await khue.course('khoa-hai')
    learner = await khue.account()
    await khue.ask('/graphql', enrol, { token: learner.token, variables: { slug: 'khoa-mot' } })
  })
  afterAll(() => khue.close())

  const ask = (query: string, variables: object, { token } = learner): Promise<Answer> => khue.ask('/graphql', query, { token, variables })
  const event = (more: object = {}): object => ({ clientEventId: randomUUID(), lessonId: lessons[0], position: 0.5, occurredAt: new Date().toISOString(), ...more })
  const told = ({ code, fields }: Answer): unknown[] => [code, ...fields.map((field) => field.path)]

  /** Asks, and sees that nothing is left of it. */
  async function refused(query: string, variables: object, account = learner): Promise<Answer> {
    const before = await khue.rowCounts()
    const answer = await ask(query, variables, account)
    expect(answer.code).not.toBeNull()
    expect(await khue.rowCounts()).toEqual(before)
    return answer
  }

  it.each([
    ['a lesson of a course she is not in', () => ({ lessonId: elsewhere[0] }), 'lessonId'],
    ['a lesson that is none', () => ({ lessonId: randomUUID() }), 'lessonId'],
    ['a lesson id that is none', () => ({ lessonId: "'; DROP TABLE learning.progress; --" }), 'lessonId'],
    ['an id that is no UUID', () => ({ clientEventId: 'x' }), 'clientEventId'],
    ['a position below 0', () => ({ position: -0.01 }), 'position'],
    ['a position above 1', () => ({ position: 1.0001 }), 'position'],
    ['a time that is none', () => ({ occurredAt: 'hôm qua' }), 'occurredAt'],
    ['a day that is none', () => ({ occurredAt: '2026-02-31T25:00:00Z' }), 'occurredAt'],
    ['a time without its zone', () => ({ occurredAt: '2026-02-01T10:00:00' }), 'occurredAt'],
    ['a time with NUL', () => ({ occurredAt: '2026-02-01T10:00:00Z\0' }), 'occurredAt'],
    ['a span of three', () => ({ watched: [[0, 1, 2]] }), 'watched'],
    ['a span the wrong way round', () => ({ watched: [[5, 1]] }), 'watched'],
    ['a span before the beginning', () => ({ watched: [[-5, 1]] }), 'watched'],
    ['1,001 spans', () => ({ watched: Array.from({ length: 1_001 }, (_, n) => [n, n + 1]) }), 'watched'],
  ])('refuses %s', async (_, fault, field) => {
    expect(told(await refused(record, { events: [event(fault())] }))).toEqual(['BAD_USER_INPUT', `events.0.${field}`])
  })

  it('refuses what JSON has no number for', async () => {
    for (const position of ['NaN', '1e999', '"0.5"', 'null', '[0.5]']) {
      const before = await khue.rowCounts()
      const body = JSON.stringify({ query: record, variables: { events: [event({ position: 'HERE' })] } }).replace('"HERE"', position)
      const answer = await khue.send('/graphql', body, { authorization: `Bearer ${learner.token}` })
      expect([position, answer.code]).toEqual([position, 'BAD_USER_INPUT'])
      expect(await khue.rowCounts()).toEqual(before)
    }
  })

  it('refuses an empty batch and one of 501', async () => {
    expect(told(await refused(record, { events: [] }))).toEqual(['BAD_USER_INPUT', 'events'])
    expect(told(await refused(record, { events: Array.from({ length: 501 }, () => event()) }))).toEqual(['BAD_USER_INPUT', 'events'])
  })

  it('names both bad events of a batch and takes nothing of it', async () => {
    const events = [event(), event({ lessonId: elsewhere[1] }), event({ lessonId: lessons[1] }), event({ position: 7 })]
    const answer = await refused(record, { events })
    expect([answer.code, ...answer.fields.map((field) => field.path).sort()]).toEqual(['BAD_USER_INPUT', 'events.1.lessonId', 'events.3.position'])
    expect(answer.fields.every((field) => field.message.length > 5)).toBe(true)
    expect((await ask(record, { events: [events[0], events[2]] })).code).toBeNull()
  })

  it('takes a time of tomorrow and one of long ago, clamped, and shows no time that was not', async () => {
    const events = ['2999-01-01T00:00:00Z', '1970-01-02T00:00:00+07:00'].map((occurredAt) => event({ occurredAt, done: true }))
    expect((await ask(record, { events })).code).toBeNull()
    const rows = await khue.test.database.read((tx) => tx.sql<{ clamped: boolean }>('SELECT bool_and(occurred_at BETWEEN (SELECT min(enrolled_at) FROM learning.enrolment) AND now()) AS clamped FROM outbox.event WHERE kind = $1', ['learner-active']))
    expect(rows).toEqual([{ clamped: true }])
  })

  describe('at a quiz', () => {
    let attempt: Attempt
    let stranger: TestAccount
    beforeAll(async () => {
      attempt = ((await ask(start, { id: lessons[2] })).data as unknown as { startAttempt: Attempt }).startAttempt
      stranger = await khue.account()
      await ask(enrol, { slug: 'khoa-mot' }, stranger)
    })

    it('knows no attempt of somebody else, no quiz of a course she is not in, and no article as a quiz', async () => {
      const answers = [{ questionId: attempt.questions[0]?.id, text: 'x' }]
      expect((await refused(save, { id: attempt.id, answers }, stranger)).code).toBe('NOT_FOUND')
      expect((await refused(submit, { id: attempt.id }, stranger)).code).toBe('NOT_FOUND')
      for (const id of [randomUUID(), 'x', '']) expect((await refused(submit, { id })).code).toBe('NOT_FOUND')
      expect((await refused(start, { id: elsewhere[2] })).code).toBe('NOT_FOUND')
      expect((await refused(attempts, { id: elsewhere[2] })).code).toBe('NOT_FOUND')
      expect(told(await refused(start, { id: lessons[0] }))).toEqual(['BAD_USER_INPUT', 'lessonId'])
      expect((await ask(attempts, { id: lessons[2] }, stranger)).data).toEqual({ attempts: [] })
    })

    it('takes no answer to a question that was not asked, or that does not fit, and then none of the others', async () => {
      const [one, two] = attempt.questions as [Attempt['questions'][number], Attempt['questions'][number]]
      const fit = { questionId: one.id, choiceIds: [one.choices[0]?.id] }
      const faults: [object, string][] = [
        [{ questionId: 'x', text: 'a' }, 'questionId'], [{ questionId: one.id, choiceIds: one.choices.map((choice) => choice.id) }, 'choiceIds'], [{ questionId: one.id, choiceIds: ['x'] }, 'choiceIds'],
        [{ questionId: two.id, text: 'a\0b' }, 'text'], [{ questionId: two.id, text: 'đ'.repeat(2_001) }, 'text'], [{ questionId: two.id, text: 'a', answeredAt: 'vừa xong' }, 'answeredAt'],
        [{ questionId: two.id, pairs: [{ left: 'x', right: 'y' }] }, 'pairs'],
      ]
      for (const [fault, field] of faults) expect(told(await refused(save, { id: attempt.id, answers: [fit, fault] }))).toEqual(['BAD_USER_INPUT', `answers.1.${field}`])
      expect(told(await refused(save, { id: attempt.id, answers: Array.from({ length: 501 }, () => fit) }))).toEqual(['BAD_USER_INPUT', 'answers'])
    })

    it('takes no answer once it is handed in', async () => {
      const answers = [{ questionId: attempt.questions[1]?.id, text: 'khóa'.normalize('NFD') }]
      expect((await ask(save, { id: attempt.id, answers })).code).toBeNull()
      const score = ((await ask(submit, { id: attempt.id })).data as unknown as { submitAttempt: { score: number } }).submitAttempt.score
      expect(score).toBe(0.5)
      expect((await refused(save, { id: attempt.id, answers })).code).toBe('CONFLICT')
    })
  })
})
