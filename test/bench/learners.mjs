import { createHash, randomUUID } from 'node:crypto'
import { simulate } from '../../apps/cli/dist/simulate/simulate.js'
import { drainDirectly } from './drain-directly.mjs'
import { graphql } from './load.mjs'
import { sizes } from './sizes.mjs'

const LEARNERS = sizes.learners
const LESSONS = 5

/** Learners who are signed in and have done all but the last lesson of two courses: each can complete either once. */
export const learners = async (world) => {
  await world.base()
  return world.database('learners', async (house) => {
    await simulate(house, { residents: LEARNERS, completions: 0, years: 1, seed: 11, until: new Date() }, null, () => undefined)
    await drainDirectly(house)
    for (const slug of ['do-a', 'do-b']) await house.publish({ slug, lessons: LESSONS, number: slug === 'do-a' ? 101 : 102 })
    await world.sql('learners', SIGN_IN)
    await world.sql('learners', ENROL, [LESSONS])
  }, 'base')
}

const SIGN_IN = `
  INSERT INTO identity.session (token_hash, account_id, expires_at)
  SELECT sha256(convert_to('bench-learner-' || lpad(split_part(username, '.', 3), 12, '0'), 'UTF8')), id, now() + interval '30 days'
  FROM identity.account WHERE username LIKE 'demo.s11.%'`

const ENROL = `
  WITH enrolled AS (
    INSERT INTO learning.enrolment (id, account_id, course_id, version_id, progress, enrolled_at, updated_at)
    SELECT gen_random_uuid(), a.id, c.id, c.current_version_id, ($1 - 1)::float8 / $1, now() - interval '1 hour', now() - interval '1 hour'
    FROM identity.account a, catalogue.course c WHERE a.username LIKE 'demo.s11.%' AND c.slug IN ('do-a', 'do-b')
    RETURNING id, version_id
  )
  INSERT INTO learning.progress (enrolment_id, lesson_id, state, position, completed_at, updated_at)
  SELECT e.id, l.lesson_id, 'COMPLETED', 1, now() - interval '1 hour', now() - interval '1 hour'
  FROM enrolled e JOIN catalogue.version_lesson l ON l.version_id = e.version_id AND l.position < $1 - 1`

/** Which completion the next request makes: the learners one after the other, first of one course, then of the other. */
export class Completions {
  next = 0

  constructor(lastLessons) {
    this.lastLessons = lastLessons
  }

  static async of(world, databaseName) {
    const rows = await world.sql(databaseName, `SELECT DISTINCT ON (c.slug) l.lesson_id AS id FROM catalogue.course c JOIN catalogue.version_lesson l ON l.version_id = c.current_version_id WHERE c.slug IN ('do-a', 'do-b') ORDER BY c.slug, l.position DESC`)
    return new Completions(rows.map((row) => row.id))
  }

  /** The request of the next completion. */
  request() {
    const n = this.next++
    const course = Math.floor(n / LEARNERS)
    if (course > 1) throw new Error('The learners have no course left to complete')
    const events = [{ clientEventId: randomUUID(), lessonId: this.lastLessons[course], position: 1, done: true, occurredAt: new Date().toISOString() }]
    return graphql('/graphql', QUERY, { events }, tokenOf(n % LEARNERS))
  }
}

const QUERY = 'mutation Progress($events: [ProgressEventInput!]!) { recordProgress(events: $events) { lessonId state position score } }'
export const tokenOf = (n) => `bench-learner-${String(n + 1).padStart(12, '0')}`
export const hashOf = (n) => createHash('sha256').update(tokenOf(n)).digest()
