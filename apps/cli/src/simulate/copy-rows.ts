import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Tx } from '@khue/platform/database'
import { from as copyFrom } from 'pg-copy-streams'

/** A value of a column as PostgreSQL's text form has it: objects as JSON, times in UTC. */
export type CopyValue = string | number | Date | object | null

const PIECE = 1 << 18
const SPECIAL = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** Writes rows into a table by COPY, in the caller's transaction. `into`: `schema.table (column, …)`. */
export async function copyRows(tx: Tx, into: string, rows: readonly (readonly CopyValue[])[]): Promise<void> {
  if (rows.length > 0) await pipeline(Readable.from(pieces(rows)), tx.stream(copyFrom(`COPY ${into} FROM STDIN`)))
}

function* pieces(rows: readonly (readonly CopyValue[])[]): Generator<Buffer> {
  let text = ''
  for (const row of rows) {
    text += `${row.map(cell).join('\t')}\n`
    if (text.length < PIECE) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

function cell(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString()
  return (typeof value === 'string' ? value : JSON.stringify(value)).replace(SPECIAL, (found) => escapes[found] ?? found)
}
