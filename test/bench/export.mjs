import { randomUUID } from 'node:crypto'
import { median } from './load.mjs'
import { million } from './large.mjs'
import { sizes } from './sizes.mjs'

const ROUNDS = 3
const LEAST_ROWS = sizes.manyCompletions

/** An export of a million rows of participation to CSV, in the worker. */
export async function exportCsv(world) {
  const url = await million(world)
  const units = (await world.sql('million', 'SELECT DISTINCT unit_code AS code FROM campaign.ledger')).map((row) => row.code).sort()
  const [{ from, to }] = await world.sql('million', `SELECT min(counts_on)::text AS from, max(counts_on)::text AS to FROM campaign.ledger WHERE kind = 'enrolled'`)
  const request = { kind: 'PARTICIPATION', from, to, unitCodes: units }
  const worker = await world.service('worker', url)
  const rounds = []
  for (let n = 0; n <= ROUNDS; n++) {
    const job = randomUUID()
    await world.sql('million', `INSERT INTO reporting.export_job (id, kind, format, from_day, to_day, unit_codes, locale) VALUES ($1, 'PARTICIPATION', 'CSV', $2, $3, $4, 'vi')`, [job, from, to, units])
    const round = await worker.ask({ export: { job, request } })
    if (round.rows < LEAST_ROWS) throw new Error(`The export has only ${round.rows} rows`)
    world.tell(`export: ${round.seconds.toFixed(2)} s for ${round.rows} rows, ${(round.grown / 1e6).toFixed(0)} MB grown; COPY alone ${round.alone.toFixed(2)} s`)
    rounds.push(round)
  }
  await worker.stop()
  const timed = rounds.slice(1)
  return [
    { name: 'export-csv', value: LEAST_ROWS / median(timed.map((round) => round.seconds)), unit: 'rows/s', limit: 0.5, ratio: median(timed.map((round) => round.alone / round.seconds)), more: `${median(timed.map((round) => round.seconds)).toFixed(2)} s, COPY alone ${median(timed.map((round) => round.alone)).toFixed(2)} s` },
    { name: 'export-memory', value: Math.max(...rounds.map((round) => round.grown)) / 1e6, unit: 'MB', limit: 100, ratio: null, more: 'growth of the process at the most' },
  ]
}
