import { ask, closedLoop, median, openLoop, percentile } from './load.mjs'
import { Completions, learners } from './learners.mjs'
import { sizes } from './sizes.mjs'

const SECONDS = sizes.lagSeconds
const RUNS = 3
const SINGLES = 15

/** From the commit of the learner's transaction to the commit of the figures', for events recorded since $1; PostgreSQL keeps both times. */
const LAGS = `
  SELECT extract(epoch FROM pg_xact_commit_timestamp(l.xmin) - pg_xact_commit_timestamp(e.xmin)) * 1000 AS ms
  FROM outbox.event e JOIN campaign.ledger l ON l.event_id = e.id WHERE e.kind = 'completed' AND e.recorded_at >= $1`

/** How long after a completion its figures are there, under a steady load and on an idle machine; queues in PostgreSQL. */
export async function lag(world) {
  await learners(world)
  const url = await world.copy('learners', 'lag')
  const completions = await Completions.of(world, 'lag')
  const service = await world.service('learning', url)
  const worker = await world.service('worker', url)
  const request = () => completions.request()
  const closed = () => closedLoop(service.port, { connections: 8, total: sizes.warmCompletions, request })
  await closed()
  await drained(world)
  const rate = Math.min(200, (world.completionRate ?? (await closed()).rate) / 2)
  const runs = []
  for (let n = 0; n < RUNS; n++) {
    await drained(world)
    const since = new Date()
    const { behind } = await openLoop(service.port, { rate, seconds: SECONDS, request })
    await drained(world)
    const lags = (await world.sql('lag', LAGS, [since])).map((row) => Number(row.ms))
    runs.push(percentile(lags, 0.99))
    world.tell(`lag at ${Math.round(rate)} completions/s: median ${median(lags).toFixed(0)} ms, p99 ${runs.at(-1).toFixed(0)} ms, most ${Math.max(...lags).toFixed(0)} ms (${lags.length} events, ${behind} times no connection was free)`)
  }
  const since = new Date()
  for (let n = 0; n < SINGLES; n++) {
    await ask(service.port, request())
    await new Promise((resolve) => setTimeout(resolve, 700))
  }
  await drained(world)
  const singles = (await world.sql('lag', LAGS, [since])).map((row) => Number(row.ms))
  await service.stop()
  await worker.stop()
  await world.drop('lag')
  return [
    { name: 'lag-p99', value: median(runs), unit: 'ms', limit: 1000, ratio: null, more: `at ${Math.round(rate)} completions/s; ${runs.map((ms) => ms.toFixed(0)).join(', ')}` },
    { name: 'lag-idle', value: median(singles), unit: 'ms', limit: null, ratio: null, more: `most ${Math.max(...singles).toFixed(0)} ms of ${singles.length}` },
  ]
}

async function drained(world) {
  for (;;) {
    const [{ left }] = await world.sql('lag', 'SELECT (SELECT count(*) FROM outbox.waiting)::int + (SELECT count(*) FROM outbox.batch)::int AS left')
    if (left === 0) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
