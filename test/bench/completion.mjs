import { Floor } from './floor.mjs'
import { closedLoop, ask, median } from './load.mjs'
import { Completions, hashOf, learners } from './learners.mjs'
import { freshen, replay } from './replay.mjs'
import { sizes } from './sizes.mjs'

const CONNECTIONS = 8
const WARM = sizes.warmCompletions
const ROUNDS = 3
const A_ROUND = sizes.completionsARound

/**
 * The completion transaction through HTTP and GraphQL, against its own SQL statements replayed from one process: both write to
 * the same database, each completion a learner's first of the day.
 */
export async function completionTransaction(world) {
  await learners(world)
  const url = await world.copy('learners', 'completion')
  const completions = await Completions.of(world, 'completion')
  const service = await world.service('learning', url)
  const loop = (total) => closedLoop(service.port, { connections: CONNECTIONS, total, request: () => completions.request() })
  await ask(service.port, completions.request())
  const statements = await service.statementsOf(() => ask(service.port, completions.request()))
  const lists = await freshLists(world, statements, completions.next - 1)
  const again = (total) => replay(url, { connections: CONNECTIONS, total, list: lists })
  const floor = await Floor.of(world, 'completion', WARM + ROUNDS * A_ROUND)
  await loop(WARM)
  await again(WARM)
  await floor.round(WARM)
  const rounds = []
  for (let n = 0; n < ROUNDS; n++) {
    const through = await loop(A_ROUND)
    const alone = await again(A_ROUND)
    const plain = await floor.round(A_ROUND)
    rounds.push({ ...through, alone: alone.rate, plain, ratio: through.rate / alone.rate, ofFloor: through.rate / plain, replayOfFloor: alone.rate / plain })
    world.tell(`completions: ${Math.round(through.rate)}/s through the service (p95 ${through.p95.toFixed(1)} ms), ${Math.round(alone.rate)}/s replayed, ${Math.round(plain)}/s on the plain floor`)
  }
  await service.stop()
  await world.drop('completion')
  world.completionRate = median(rounds.map((round) => round.rate))
  return [
    { name: 'completion-transaction', value: world.completionRate, unit: 'completions/s', limit: 0.5, ratio: median(rounds.map((round) => round.ratio)), more: `replay ${Math.round(median(rounds.map((round) => round.alone)))}/s, p95 ${median(rounds.map((round) => round.p95)).toFixed(1)} ms` },
    { name: 'completion-floor', value: world.completionRate, unit: 'completions/s', limit: 0.4, ratio: median(rounds.map((round) => round.ofFloor)), more: `floor ${Math.round(median(rounds.map((round) => round.plain)))} transactions/s of five single-row statements` },
    { name: 'completion-replay-floor', value: median(rounds.map((round) => round.alone)), unit: 'replays/s', limit: 0.6, ratio: median(rounds.map((round) => round.replayOfFloor)), more: 'our own statements, replayed from one process' },
    { name: 'completion-statements', value: statements.length, unit: 'statements/call', limit: 12, ratio: null, more: statements.map(({ name, text }) => name ?? text.split(/\s/)[0]).join(', ') },
  ]
}

/** The captured statements for a learner after the other, from the last one back: the service comes from the first. */
async function freshLists(world, statements, captured) {
  const rows = await world.sql('completion', `
    SELECT a.id AS account, a.resident_id AS resident, e.id AS enrolment, c.id AS course, c.current_version_id AS version, l.lesson_id AS lesson
    FROM identity.account a JOIN learning.enrolment e ON e.account_id = a.id JOIN catalogue.course c ON c.id = e.course_id AND c.slug = 'do-a'
    JOIN LATERAL (SELECT lesson_id FROM catalogue.version_lesson WHERE version_id = c.current_version_id ORDER BY position DESC LIMIT 1) l ON true
    WHERE a.username LIKE 'demo.s11.%' ORDER BY split_part(a.username, '.', 3)::int`)
  const own = rows[captured]
  const constant = new Set([own.course, own.version, own.lesson])
  const lists = Array.from({ length: WARM + ROUNDS * A_ROUND }, (_, n) => {
    const at = rows.length - 1 - n
    const { account, resident, enrolment } = rows[at]
    return freshen(statements, { known: new Map([[own.account, account], [own.resident, resident], [own.enrolment, enrolment]]), constant, hash: hashOf(at) })
  })
  let next = 0
  return () => lists[next++]
}
