import { IndicatorProcessor } from '@khue/campaign'
import { Database, statementObserver } from '@khue/platform/database'
import { FlowRepository } from '../../libs/campaign/dist/data/flow.repository.js'
import { simulate } from '../../apps/cli/dist/simulate/simulate.js'
import { drainDirectly } from './drain-directly.mjs'
import { sizes } from './sizes.mjs'

const WAITING = sizes.drainWaiting

/** Fifty thousand residents and a year; a ledger of a million rows; a hundred thousand completions laid aside, to be let into the outbox. */
export const millionRows = async (world) => {
  await world.base()
  return world.database('million-rows', async (house) => {
    await simulate(house, { residents: sizes.drainResidents, completions: sizes.drainCompletions, years: 1, seed: 2026, until: new Date() }, null, () => undefined)
    await world.sql('million-rows', 'CREATE SCHEMA bench')
    await world.sql('million-rows', `CREATE TABLE bench.aside AS
      WITH aside AS (DELETE FROM outbox.waiting WHERE seq IN (SELECT seq FROM outbox.waiting WHERE kind = 'completed' ORDER BY seq DESC LIMIT ${WAITING}) RETURNING seq, event_id, recorded_at, kind)
      SELECT seq, event_id, recorded_at, kind FROM aside ORDER BY seq`)
    await world.sql('million-rows', 'GRANT USAGE ON SCHEMA bench TO PUBLIC; GRANT SELECT ON bench.aside TO PUBLIC')
    await world.sql('million-rows', `DELETE FROM outbox.waiting WHERE seq IN (SELECT seq FROM outbox.waiting ORDER BY seq DESC LIMIT (SELECT greatest(0, count(*) - ${sizes.drainRowsBefore}) FROM outbox.waiting))`)
    world.tell('the history is written')
    await drainDirectly(house)
    const months = await world.sql('million-rows', `SELECT DISTINCT to_char(e.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-01') AS month FROM outbox.event e`)
    await house.app.get(Database).transaction((tx) => new FlowRepository().ensureMonths(tx, months.map((row) => row.month)))
  }, 'base')
}

/** The whole way of the hundred thousand: relay, queue and processor of one worker, into ledger, attainments and roll-ups. */
export async function drain(world, backend) {
  await millionRows(world)
  const direct = await appliedDirectly(world)
  const name = `drain-${backend}`
  const url = await world.copy('million-rows', name)
  const worker = await world.service('worker', url, backend === 'redis' ? { REDIS_URL: await world.redisUrl() } : {})
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const watcher = await world.connect(name)
  const begun = performance.now()
  await world.sql(name, 'INSERT INTO outbox.waiting (seq, event_id, recorded_at, kind) SELECT seq, event_id, recorded_at, kind FROM bench.aside')
  const applied = async (consumer) => {
    const left = 'SELECT EXISTS (SELECT FROM outbox.waiting) OR EXISTS (SELECT FROM outbox.batch WHERE consumer = $1) AS left'
    while ((await watcher.query(left, [consumer])).rows[0].left) await new Promise((resolve) => setTimeout(resolve, 50))
    return (performance.now() - begun) / 1000
  }
  const seconds = await applied('indicators')
  const all = await applied('competency')
  await watcher.end()
  await worker.stop()
  await world.drop(name)
  const rate = WAITING / seconds
  world.tell(`drain by ${backend}: ${seconds.toFixed(1)} s (all consumers ${all.toFixed(1)} s); one batch applied directly ${(WAITING / direct.rate).toFixed(1)} s`)
  return [
    { name: `outbox-drain-${backend}`, value: rate, unit: 'events/s', limit: 0.3, ratio: rate / direct.rate, more: `one batch directly ${Math.round(direct.rate)}/s, ${(direct.insertRate / rate).toFixed(1)} times the insert's time` },
    { name: 'ledger-insert', value: direct.insertRate, unit: 'events/s', limit: null, ratio: null, more: 'one plain INSERT … SELECT of the same events' },
  ]
}

/** The processor's own statements once over all of them, and a plain insert into the ledger; a figure for both backends. */
function appliedDirectly(world) {
  return (world.direct ??= measureDirectly(world))
}

async function measureDirectly(world) {
  await world.copy('million-rows', 'direct')
  const house = await world.house('direct')
  const database = house.app.get(Database)
  const insertSeconds = await plainInsert(database)
  let seconds = 0
  await database.transaction(async (tx) => {
    const events = await tx.sql(`SELECT id, kind, version, occurred_at AS "occurredAt", recorded_at AS "recordedAt", request_id AS "requestId", payload
      FROM outbox.event WHERE id IN (SELECT event_id FROM bench.aside)`)
    const stop = statementObserver.listen((statement, ms) => (seconds += ms / 1000))
    await house.get(IndicatorProcessor).apply(tx, events)
    stop()
  })
  await house.close()
  await world.drop('direct')
  return { rate: WAITING / seconds, insertRate: WAITING / insertSeconds }
}

const PLAIN_INSERT = `
  INSERT INTO campaign.ledger (month, event_id, kind, version, resident, unit_code, birth_year, gender, enrolment_id, course_id, course_version, course_slug, alignments, occurred_at, recorded_at, counts_on, applied_seq)
  SELECT date_trunc('month', e.recorded_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, e.id, e.kind, e.version, (e.payload ->> 'residentId')::uuid, e.payload ->> 'unitCode', (e.payload ->> 'birthYear')::smallint, e.payload ->> 'gender',
         (e.payload ->> 'enrolmentId')::uuid, (e.payload ->> 'courseId')::uuid, (e.payload ->> 'versionId')::uuid, e.payload ->> 'courseSlug', e.payload -> 'alignments', e.occurred_at, e.recorded_at,
         (e.occurred_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, 0
  FROM outbox.event e JOIN bench.aside a ON a.event_id = e.id`

/** Timed and taken back. */
async function plainInsert(database) {
  let seconds = 0
  const back = new Error('taken back')
  await database
    .transaction(async (tx) => {
      const begun = performance.now()
      await tx.sql(PLAIN_INSERT)
      seconds = (performance.now() - begun) / 1000
      throw back
    })
    .catch((error) => {
      if (error !== back) throw error
    })
  return seconds
}
