import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Captured statements for another run: ids in `known` are replaced by what they map to, those in `constant` stay, every other
 * id gets a new one, the same wherever it stands. Buffers (hashes of tokens) are replaced by `hash`.
 */
export function freshen(statements, { known = new Map(), constant = new Set(), hash }) {
  const made = new Map(known)
  const id = (old) => {
    if (constant.has(old)) return old
    if (!made.has(old)) made.set(old, randomUUID())
    return made.get(old)
  }
  const fresh = (value) => {
    if (typeof value === 'string') return value.replace(UUID, id)
    if (value instanceof Uint8Array) return hash ?? Buffer.from(value)
    return Array.isArray(value) ? value.map(fresh) : value
  }
  return statements.map(({ name, text, values }) => prepared(name, text, values.map(fresh)))
}

/** A statement as the driver takes it: prepared where it has values. */
function prepared(name, text, values) {
  if (values.length === 0) return { text }
  return { name: name ?? createHash('md5').update(text).digest('hex'), text, values }
}

/**
 * Runs lists of statements from this one process, a list at a time on each connection, until all have run or the time is over.
 * @returns how many lists a second
 */
export async function replay(databaseUrl, { connections, total = Infinity, seconds = Infinity, list }) {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ connectionString: databaseUrl })
      client.on('error', () => undefined)
      await client.connect()
      return client
    }),
  )
  let begunLists = 0
  let done = 0
  const begun = performance.now()
  const until = begun + seconds * 1000
  await Promise.all(
    clients.map(async (client) => {
      while (begunLists < total && performance.now() < until) {
        for (const statement of list(begunLists++)) await client.query(statement)
        done++
      }
    }),
  )
  const took = (performance.now() - begun) / 1000
  await Promise.all(clients.map((client) => client.end()))
  return { rate: done / took, count: done }
}
