import { pipeline } from 'node:stream/promises'
import { Writable } from 'node:stream'
import { to as copyTo } from 'pg-copy-streams'
import { Database } from '@khue/platform/database'
import { ExportRunner } from '@khue/reporting'
import { ExportRows } from '../../libs/reporting/dist/export-rows.js'

const SAMPLE_MS = 5

/**
 * Inside the worker: runs the export job as its queue would, from its start to the closed file, and the same rows by COPY TO STDOUT alone.
 * @returns seconds of both, rows, and by how many bytes the process grew at the most
 */
export async function runExport(app, { job, request }) {
  const runner = app.get(ExportRunner, { strict: false })
  const database = app.get(Database)
  const sql = await app.get(ExportRows, { strict: false }).eventSql(request, false)
  globalThis.gc()
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), SAMPLE_MS)
  const begun = performance.now()
  await runner.handle({ job })
  const seconds = (performance.now() - begun) / 1000
  clearInterval(watch)
  const [{ state, rows }] = await database.read((tx) => tx.sql('SELECT state, rows::int AS rows FROM reporting.export_job WHERE id = $1', [job]))
  if (state !== 'DONE') throw new Error(`The export ended ${state}`)
  return { seconds, rows, grown: Math.max(most, process.memoryUsage().rss) - before, alone: await copyAlone(database, sql) }
}

async function copyAlone(database, sql) {
  const begun = performance.now()
  await database.transaction(async (tx) => {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
    await pipeline(tx.stream(copyTo(`COPY (${sql}) TO STDOUT`)), nowhere)
  })
  return (performance.now() - begun) / 1000
}
