import { type Tx, statement } from '@khue/platform/database'
import type { FormerProgress, LessonState } from '../domain/progress.js'
import type { Span } from '../domain/watched.js'
import type { StampedPerson } from '../events.js'

/** An enrolment with the lessons that were begun. */
export interface Enrolment {
  id: string
  courseId: string
  versionId: string
  state: 'ACTIVE' | 'COMPLETED' | 'WITHDRAWN'
  progress: number
  enrolledAt: Date
  updatedAt: Date
  completedAt: Date | null
  /** Whether there is, or was, a completion: then there is no second. */
  hasCompletion: boolean
  lessons: Map<string, LessonState>
}

/** An enrolment as the rooms above need it: which version of a course, since when. */
export type EnrolledCourse = Pick<Enrolment, 'courseId' | 'versionId' | 'state' | 'enrolledAt'>

type FormerJson = Omit<FormerProgress, 'completedAt'> & { completedAt: string | null }
type LessonJson = Omit<LessonState, 'completedAt' | 'updatedAt' | 'former'> & { completedAt: string | null; updatedAt: string; former: FormerJson | null }
type Row = Omit<Enrolment, 'lessons'> & { lessons: LessonJson[] } & Record<string, unknown>

/** `watched`: how the spans of its lessons are read. */
const enrolmentWith = (watched: string): string => `e.id, e.course_id AS "courseId", e.version_id AS "versionId", e.state, e.progress, e.enrolled_at AS "enrolledAt",
  e.updated_at AS "updatedAt", e.completed_at AS "completedAt",
  EXISTS (SELECT FROM learning.completion c WHERE c.enrolment_id = e.id) AS "hasCompletion",
  coalesce((SELECT jsonb_agg(jsonb_build_object('lessonId', p.lesson_id, 'state', p.state, 'position', p.position, 'score', p.score, 'watched', ${watched},
    'completedAt', p.completed_at, 'updatedAt', p.updated_at, 'former', p.former)) FROM learning.progress p WHERE p.enrolment_id = e.id), '[]') AS lessons`
const ENROLMENT = enrolmentWith('p.watched')
/** In a list of enrolments the seconds suffice: one span as long as all of them. */
const LISTED = enrolmentWith(`CASE WHEN p.watched = '[]' THEN p.watched
  ELSE (SELECT jsonb_build_array(jsonb_build_array(0, sum((s ->> 1)::float8 - (s ->> 0)::float8))) FROM jsonb_array_elements(p.watched) AS s) END`)

const courses = statement(
  'learning.courses-of-account',
  `SELECT course_id AS "courseId", version_id AS "versionId", state, enrolled_at AS "enrolledAt" FROM learning.enrolment WHERE account_id = $1 ORDER BY enrolled_at, id`,
)
/** A row that was waited for is seen as it is now, but what is read beside it as it was before: so first the lock, then, in a statement of its own, the reading. */
const holdCourses = statement('learning.hold-courses', 'SELECT FROM learning.enrolment WHERE account_id = $1 AND course_id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE')
const ofCourses = statement('learning.enrolments-in-courses', `SELECT ${ENROLMENT} FROM learning.enrolment e WHERE e.account_id = $1 AND e.course_id = ANY ($2::uuid[]) ORDER BY e.id`)
const holdOne = statement('learning.hold-enrolment', 'SELECT FROM learning.enrolment WHERE id = $1 AND account_id = $2 FOR UPDATE')
const one = statement('learning.enrolment-by-id', `SELECT ${ENROLMENT} FROM learning.enrolment e WHERE e.id = $1 AND e.account_id = $2`)
const ofCourse = statement('learning.enrolment', `SELECT ${ENROLMENT} FROM learning.enrolment e WHERE e.account_id = $1 AND e.course_id = $2`)
const all = statement('learning.enrolments', `SELECT ${LISTED} FROM learning.enrolment e WHERE e.account_id = $1 AND e.state <> 'WITHDRAWN' ORDER BY e.updated_at DESC, e.id LIMIT 500`)
const add = statement(
  'learning.enrol',
  `INSERT INTO learning.enrolment (id, account_id, course_id, version_id, enrolled_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)
   ON CONFLICT (account_id, course_id) DO NOTHING RETURNING id`,
)
const moveTo = statement('learning.move-to-version', 'UPDATE learning.enrolment SET version_id = $2 WHERE id = $1')
const completedOf = statement('learning.completed-courses', 'SELECT course_id AS "courseId" FROM learning.completion WHERE account_id = $1 AND course_id = ANY ($2::uuid[]) AND voided_at IS NULL')
const take = statement(
  'learning.take-events',
  `INSERT INTO learning.taken_event (account_id, client_event_id, device_time, taken_at)
   SELECT $1, id, t, $4 FROM unnest($2::uuid[], $3::timestamptz[]) AS r(id, t)
   WHERE NOT EXISTS (SELECT FROM learning.taken_event e WHERE e.account_id = $1 AND e.client_event_id = r.id) ORDER BY id ON CONFLICT DO NOTHING RETURNING client_event_id AS id`,
)
const addActivity = statement(
  'learning.add-activity',
  `INSERT INTO learning.activity (account_id, day, unit_code) SELECT $1, d, u FROM unnest($2::date[], $3::text[]) AS r(d, u)
   ON CONFLICT DO NOTHING RETURNING day::text AS day, unit_code AS "unitCode"`,
)
/** Everything a step of learning changes, at once: lessons, enrolments, completions, the day's activity. Answers which days of activity were new. */
const save = statement(
  'learning.save',
  `WITH lesson AS (
     INSERT INTO learning.progress AS p (enrolment_id, lesson_id, state, position, score, watched, completed_at, updated_at, former)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::float8[], $5::float8[], $6::jsonb[], $7::timestamptz[], $8::timestamptz[], $23::jsonb[])
     ON CONFLICT (enrolment_id, lesson_id) DO UPDATE SET state = excluded.state, position = excluded.position, score = excluded.score,
       watched = excluded.watched, completed_at = excluded.completed_at, updated_at = excluded.updated_at, former = excluded.former
   ), enrolment AS (
     UPDATE learning.enrolment e SET progress = r.progress, state = r.state, completed_at = r.completed_at, updated_at = greatest(e.updated_at, r.updated_at)
     FROM unnest($9::uuid[], $10::float8[], $11::text[], $12::timestamptz[], $13::timestamptz[]) AS r(id, progress, state, completed_at, updated_at) WHERE e.id = r.id
   ), completion AS (
     INSERT INTO learning.completion (enrolment_id, account_id, course_id, version_id, event_id, person, occurred_at)
     SELECT r.enrolment_id, $14, r.course_id, r.version_id, r.event_id, r.person, r.occurred_at
     FROM unnest($15::uuid[], $16::uuid[], $17::uuid[], $18::uuid[], $19::jsonb[], $20::timestamptz[]) AS r(enrolment_id, course_id, version_id, event_id, person, occurred_at)
   ), active AS (
     INSERT INTO learning.activity (account_id, day, unit_code) SELECT $14, d, u FROM unnest($21::date[], $22::text[]) AS r(d, u)
     ON CONFLICT DO NOTHING RETURNING day, unit_code
   )
   SELECT day::text AS day, unit_code AS "unitCode" FROM active`,
)

/** A completion as it is written. */
export interface NewCompletion {
  enrolmentId: string
  courseId: string
  versionId: string
  eventId: string
  /** Without her campaign id: who that is stands with her account alone. */
  person: StampedPerson
  occurredAt: Date
}

/** One step of learning, worked out. */
export interface Step {
  accountId: string
  lessons: { enrolmentId: string; lesson: LessonState }[]
  enrolments: Pick<Enrolment, 'id' | 'progress' | 'state' | 'completedAt' | 'updatedAt'>[]
  completions: NewCompletion[]
  activity: { day: string; unitCode: string }[]
}

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text))

const read = (row: Row): Enrolment => ({
  ...row,
  lessons: new Map(
    row.lessons.map((lesson) => [
      lesson.lessonId,
      {
        ...lesson, watched: lesson.watched as readonly Span[], completedAt: instant(lesson.completedAt), updatedAt: new Date(lesson.updatedAt),
        former: lesson.former && { ...lesson.former, completedAt: instant(lesson.former.completedAt) },
      },
    ]),
  ),
})

/** Enrolments and progress. */
export class EnrolmentRepository {
  /** The courses an account ever enrolled in, the first one first. */
  courses(tx: Tx, accountId: string): Promise<EnrolledCourse[]> {
    return tx.run<EnrolledCourse & Record<string, unknown>>(courses, [accountId])
  }

  /** @returns the days and units in which the learner had not been active before. */
  addActivity(tx: Tx, accountId: string, activity: Step['activity']): Promise<Step['activity']> {
    return tx.run<{ day: string; unitCode: string }>(addActivity, [accountId, activity.map((row) => row.day), activity.map((row) => row.unitCode)])
  }

  /** The account's enrolments in these courses, held until the transaction ends, always locked in the same order. */
  async lockCourses(tx: Tx, accountId: string, courseIds: readonly string[]): Promise<Enrolment[]> {
    await tx.run(holdCourses, [accountId, courseIds])
    return (await tx.run<Row>(ofCourses, [accountId, courseIds])).map(read)
  }

  async lock(tx: Tx, id: string, accountId: string): Promise<Enrolment | null> {
    await tx.run(holdOne, [id, accountId])
    const [row] = await tx.run<Row>(one, [id, accountId])
    return row ? read(row) : null
  }

  async ofCourse(tx: Tx, accountId: string, courseId: string): Promise<Enrolment | null> {
    const [row] = await tx.run<Row>(ofCourse, [accountId, courseId])
    return row ? read(row) : null
  }

  /** Those last worked on first, 500 at the most; of what was watched in their lessons only how much. */
  async all(tx: Tx, accountId: string): Promise<Enrolment[]> {
    return (await tx.run<Row>(all, [accountId])).map(read)
  }

  /** @returns whether it is new. */
  async add(tx: Tx, id: string, accountId: string, courseId: string, versionId: string, now: Date): Promise<boolean> {
    return (await tx.run(add, [id, accountId, courseId, versionId, now.toISOString()])).length > 0
  }

  /** Another version of its course for an enrolment that is locked. */
  async moveTo(tx: Tx, id: string, versionId: string): Promise<void> {
    await tx.run(moveTo, [id, versionId])
  }

  /** Which of these courses the account completed. */
  async completedOf(tx: Tx, accountId: string, courseIds: readonly string[]): Promise<Set<string>> {
    return new Set((await tx.run<{ courseId: string }>(completedOf, [accountId, courseIds])).map((row) => row.courseId))
  }

  /** @returns those of the events that had not been taken before, as far back as that is remembered. The caller holds their enrolments. */
  async take(tx: Tx, accountId: string, events: readonly { clientEventId: string; deviceTime: Date }[], now: Date): Promise<Set<string>> {
    const rows = await tx.run<{ id: string }>(take, [accountId, events.map((event) => event.clientEventId), events.map((event) => event.deviceTime.toISOString()), now.toISOString()])
    return new Set(rows.map((row) => row.id))
  }

  /** @returns the days and units in which the learner had not been active before. */
  save(tx: Tx, step: Step): Promise<{ day: string; unitCode: string }[]> {
    const { lessons, enrolments, completions, activity } = step
    return tx.run<{ day: string; unitCode: string }>(save, [
      lessons.map((row) => row.enrolmentId), lessons.map((row) => row.lesson.lessonId), lessons.map((row) => row.lesson.state), lessons.map((row) => row.lesson.position),
      lessons.map((row) => row.lesson.score), lessons.map((row) => JSON.stringify(row.lesson.watched)), lessons.map((row) => iso(row.lesson.completedAt)), lessons.map((row) => iso(row.lesson.updatedAt)),
      enrolments.map((row) => row.id), enrolments.map((row) => row.progress), enrolments.map((row) => row.state), enrolments.map((row) => iso(row.completedAt)), enrolments.map((row) => iso(row.updatedAt)),
      step.accountId,
      completions.map((row) => row.enrolmentId), completions.map((row) => row.courseId), completions.map((row) => row.versionId), completions.map((row) => row.eventId),
      completions.map((row) => JSON.stringify(row.person)), completions.map((row) => iso(row.occurredAt)),
      activity.map((row) => row.day), activity.map((row) => row.unitCode),
      lessons.map((row) => (row.lesson.former ? JSON.stringify(row.lesson.former) : null)),
    ])
  }
}

const iso = (time: Date | null): string | null => time?.toISOString() ?? null
