import { Floor } from './floor.mjs'
import { ask, closedLoop, graphql, median } from './load.mjs'
import { hashOf, learners, tokenOf } from './learners.mjs'
import { freshen, replay } from './replay.mjs'
import { sizes } from './sizes.mjs'

const CONNECTIONS = 50
const SQL_CONNECTIONS = 10
const SECONDS = sizes.loopSeconds
const ROUNDS = 3
const FLOOR_A_ROUND = sizes.completionsARound
const QUESTIONS = 10
const LEARNERS = sizes.quizLearners

const START = 'mutation Start($lessonId: ID!) { startAttempt(lessonId: $lessonId) { id questions { id choices { id } } } }'
const SAVE = 'mutation Save($attemptId: ID!, $answers: [AnswerInput!]!) { saveAnswers(attemptId: $attemptId, answers: $answers) { id savedAnswers { questionId savedAt } } }'

const ENROL = `
  INSERT INTO learning.enrolment (id, account_id, course_id, version_id, progress, enrolled_at, updated_at)
  SELECT gen_random_uuid(), a.id, c.id, c.current_version_id, 0, now() - interval '1 hour', now() - interval '1 hour'
  FROM identity.account a, catalogue.course c WHERE a.username LIKE 'demo.s11.%' AND split_part(a.username, '.', 3)::int <= $1 AND c.slug = 'do-trac-nghiem'`

/** An answer given in a quiz of ten questions, by learners in turn, fifty connections at once, against its own statements replayed from one process. */
export async function quizSave(world) {
  await learners(world)
  const url = await world.database('quiz', async (house) => {
    await house.publish({ slug: 'do-trac-nghiem', lessons: 1, number: 103, questions: QUESTIONS })
    await world.sql('quiz', ENROL, [LEARNERS])
  }, 'learners')
  const service = await world.service('learning', url)
  const attempts = await openAttempts(world, service)
  let next = 0
  const request = () => {
    const n = next++
    const { id, token, questions } = attempts[n % LEARNERS]
    const { id: questionId, choices } = questions[Math.floor(n / LEARNERS) % QUESTIONS]
    return graphql('/graphql', SAVE, { attemptId: id, answers: [{ questionId, choiceIds: [choices[n % choices.length].id], answeredAt: new Date().toISOString() }] }, token)
  }
  const through = (seconds) => closedLoop(service.port, { connections: CONNECTIONS, seconds, request })
  await through(SECONDS)
  const [own] = attempts
  next = 0
  const statements = await service.statementsOf(() => ask(service.port, request()))
  const lists = attempts.map((attempt, n) => {
    const known = new Map([[own.id, attempt.id], [own.accountId, attempt.accountId]])
    return freshen(statements, { known, constant: { has: (id) => !known.has(id) }, hash: hashOf(n) })
  })
  const floor = await Floor.of(world, 'quiz', ROUNDS * FLOOR_A_ROUND)
  const rounds = []
  for (let n = 0; n < ROUNDS; n++) {
    const saves = await through(SECONDS)
    const sql = await replay(url, { connections: SQL_CONNECTIONS, seconds: SECONDS, list: (at) => lists[at % LEARNERS] })
    const plain = await floor.round(FLOOR_A_ROUND)
    rounds.push({ ...saves, alone: sql.rate, plain, ratio: saves.rate / sql.rate, ofFloor: saves.rate / plain })
    world.tell(`quiz: ${Math.round(saves.rate)} answers/s saved (p95 ${saves.p95.toFixed(1)} ms), ${Math.round(sql.rate)}/s replayed, ${Math.round(plain)}/s on the plain floor`)
  }
  await service.stop()
  const p95 = median(rounds.map((round) => round.p95))
  return [
    { name: 'quiz-save', value: median(rounds.map((round) => round.rate)), unit: 'answers/s', limit: 0.4, ratio: median(rounds.map((round) => round.ratio)), more: `replay ${Math.round(median(rounds.map((round) => round.alone)))}/s; ${statements.map(({ name, text }) => name ?? text).join(', ')}` },
    { name: 'quiz-save-floor', value: median(rounds.map((round) => round.rate)), unit: 'answers/s', limit: 0.5, ratio: median(rounds.map((round) => round.ofFloor)), more: `floor ${Math.round(median(rounds.map((round) => round.plain)))} transactions/s of five single-row statements` },
    { name: 'quiz-save-p95', value: p95, unit: 'ms', limit: null, ratio: null, more: `${CONNECTIONS} connections` },
  ]
}

/** An open attempt for each learner, as the service tells of it. */
async function openAttempts(world, service) {
  const [{ id: lessonId }] = await world.sql('quiz', `SELECT l.lesson_id AS id FROM catalogue.course c JOIN catalogue.version_lesson l ON l.version_id = c.current_version_id WHERE c.slug = 'do-trac-nghiem' ORDER BY l.position DESC LIMIT 1`)
  const accounts = await world.sql('quiz', `SELECT id FROM identity.account WHERE username LIKE 'demo.s11.%' ORDER BY split_part(username, '.', 3)::int LIMIT $1`, [LEARNERS])
  const attempts = []
  for (const [n, { id: accountId }] of accounts.entries()) {
    const token = tokenOf(n)
    const { startAttempt } = await ask(service.port, graphql('/graphql', START, { lessonId }, token))
    attempts.push({ ...startAttempt, accountId, token })
  }
  return attempts
}
