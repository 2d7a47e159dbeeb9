import { randomUUID } from 'node:crypto'
import { replay } from './replay.mjs'

const CONNECTIONS = 8

const TABLES = `
  CREATE SCHEMA IF NOT EXISTS floor;
  CREATE TABLE IF NOT EXISTS floor.enrolment (id uuid PRIMARY KEY, progress float8 NOT NULL, updated_at timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS floor.progress (enrolment_id uuid PRIMARY KEY, position float8 NOT NULL, updated_at timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS floor.completion (enrolment_id uuid PRIMARY KEY, person jsonb NOT NULL, occurred_at timestamptz NOT NULL);
  CREATE TABLE IF NOT EXISTS floor.event (id uuid PRIMARY KEY, payload jsonb NOT NULL, recorded_at timestamptz NOT NULL);
  GRANT USAGE ON SCHEMA floor TO PUBLIC;
  GRANT ALL ON ALL TABLES IN SCHEMA floor TO PUBLIC;
  TRUNCATE floor.enrolment, floor.progress, floor.completion, floor.event;`

/** What anybody would have to do who keeps a completion: five statements of one row each, in a transaction, prepared. */
const statements = [
  { name: 'floor.hold', text: 'SELECT progress FROM floor.enrolment WHERE id = $1 FOR UPDATE' },
  { name: 'floor.progress', text: 'INSERT INTO floor.progress VALUES ($1, 1, $2)' },
  { name: 'floor.enrolment', text: 'UPDATE floor.enrolment SET progress = 1, updated_at = $2 WHERE id = $1' },
  { name: 'floor.completion', text: 'INSERT INTO floor.completion VALUES ($1, $2, $3)' },
  { name: 'floor.event', text: 'INSERT INTO floor.event VALUES ($1, $2, $3)' },
]

/** The plain floor of one database: how many such transactions a second this machine makes from one process over eight connections. */
export class Floor {
  #enrolments = []

  constructor(world, database) {
    this.world = world
    this.database = database
  }

  /** @param total transactions in all rounds together */
  static async of(world, database, total) {
    const floor = new Floor(world, database)
    await world.sql(database, TABLES)
    const rows = await world.sql(database, 'INSERT INTO floor.enrolment SELECT gen_random_uuid(), 0, now() FROM generate_series(1, $1::int) RETURNING id', [total])
    floor.#enrolments = rows.map((row) => row.id)
    await world.sql(database, 'VACUUM ANALYZE floor.enrolment')
    return floor
  }

  /** One round. @returns transactions a second */
  async round(total) {
    const payload = JSON.stringify({ unitCode: '00082', birthYear: 1958, gender: 'FEMALE', courseSlug: 'do-a', alignments: [{ competency: 'vn-digital.4.2', level: 2 }] })
    const list = () => {
      const id = this.#enrolments.pop()
      const now = new Date().toISOString()
      const [hold, progress, enrolment, completion, event] = statements
      return [
        { text: 'BEGIN' },
        { ...hold, values: [id] },
        { ...progress, values: [id, now] },
        { ...enrolment, values: [id, now] },
        { ...completion, values: [id, payload, now] },
        { ...event, values: [randomUUID(), payload, now] },
        { text: 'COMMIT' },
      ]
    }
    return (await replay(this.world.cluster.url(this.database), { connections: CONNECTIONS, total, list })).rate
  }
}
