import { type Tx, statement } from '@khue/platform/database'
import type { Schedule } from '../domain/schedule.js'
import { defaultSettings, type PracticeSettings } from '../domain/session.js'

/** When a card is due; phase and last review are null for one that was never reviewed. */
export type CardSchedule = Pick<Schedule, 'due' | 'stability' | 'difficulty' | 'reviews' | 'lapses'> & { cardId: string; phase: Schedule['phase'] | null; lastReviewedAt: Date | null }

/** What a learner's day looks like, over the cards that are hers now. */
export interface Standing extends PracticeSettings {
  /** Cards due now, all of them. */
  due: number
  /** Cards never reviewed. */
  unseen: number
  /** Cards first reviewed on this day of the city. */
  introducedToday: number
}

const SCHEDULE = 's.card_id AS "cardId", s.due, s.stability, s.difficulty, s.reviews, s.lapses, s.phase, s.last_reviewed_at AS "lastReviewedAt"'

const settings = statement('practice.settings', `SELECT new_per_day AS "newPerDay", session_size AS "sessionSize" FROM practice.learner WHERE account_id = $1`)
const choose = statement(
  'practice.choose',
  `INSERT INTO practice.learner AS l (account_id, new_per_day, session_size) VALUES ($1, $2, $3)
   ON CONFLICT (account_id) DO UPDATE SET new_per_day = coalesce(excluded.new_per_day, l.new_per_day), session_size = coalesce(excluded.session_size, l.session_size)
   RETURNING new_per_day AS "newPerDay", session_size AS "sessionSize"`,
)
/** $2: now, $3: the city's time zone, $4: the cards that are the learner's now. */
const standing = statement(
  'practice.standing',
  `SELECT l.new_per_day AS "newPerDay", l.session_size AS "sessionSize",
     (SELECT count(*)::int FROM practice.schedule s WHERE s.account_id = $1 AND s.due <= $2 AND s.card_id = ANY ($4::uuid[])) AS due,
     (SELECT count(*)::int FROM practice.schedule s WHERE s.account_id = $1 AND s.first_reviewed_at >= date_trunc('day', $2::timestamptz, $3)) AS "introducedToday",
     (SELECT count(*)::int FROM unnest($4::uuid[]) AS c(id) WHERE NOT EXISTS (SELECT FROM practice.schedule s WHERE s.account_id = $1 AND s.card_id = c.id)) AS unseen
   FROM (SELECT) AS one LEFT JOIN practice.learner l ON l.account_id = $1`,
)
const due = statement(
  'practice.due',
  `SELECT ${SCHEDULE} FROM practice.schedule s WHERE s.account_id = $1 AND s.due <= $2 AND s.card_id = ANY ($3::uuid[]) ORDER BY s.due, s.card_id LIMIT $4`,
)
const unseen = statement(
  'practice.unseen',
  `SELECT c.id FROM unnest($2::uuid[]) WITH ORDINALITY AS c(id, n)
   WHERE NOT EXISTS (SELECT FROM practice.schedule s WHERE s.account_id = $1 AND s.card_id = c.id) ORDER BY c.n LIMIT $3`,
)
const ofCards = statement('practice.schedules', `SELECT ${SCHEDULE} FROM practice.schedule s WHERE s.account_id = $1 AND s.card_id = ANY ($2::uuid[])`)

interface Chosen {
  [column: string]: unknown
  newPerDay: number | null
  sessionSize: number | null
}
const withDefaults = (chosen: Chosen | undefined): PracticeSettings => ({
  newPerDay: chosen?.newPerDay ?? defaultSettings.newPerDay, sessionSize: chosen?.sessionSize ?? defaultSettings.sessionSize,
})

/** When which card is due. */
export class ScheduleRepository {
  async settings(tx: Tx, accountId: string): Promise<PracticeSettings> {
    return withDefaults((await tx.run<Chosen>(settings, [accountId]))[0])
  }

  /** What is null stays as it was. */
  async choose(tx: Tx, accountId: string, newPerDay: number | null, sessionSize: number | null): Promise<PracticeSettings> {
    return withDefaults((await tx.run<Chosen>(choose, [accountId, newPerDay, sessionSize]))[0])
  }

  async standing(tx: Tx, accountId: string, now: Date, timeZone: string, cardIds: readonly string[]): Promise<Standing> {
    const [row] = await tx.run<Chosen & Omit<Standing, keyof PracticeSettings>>(standing, [accountId, now.toISOString(), timeZone, cardIds])
    return { due: row?.due ?? 0, unseen: row?.unseen ?? 0, introducedToday: row?.introducedToday ?? 0, ...withDefaults(row) }
  }

  /** Of these cards those that are due, most overdue first. */
  due(tx: Tx, accountId: string, now: Date, cardIds: readonly string[], most: number): Promise<CardSchedule[]> {
    return tx.run<CardSchedule & Record<string, unknown>>(due, [accountId, now.toISOString(), cardIds, most])
  }

  /** Of these cards those that were never reviewed, in the order given. */
  async unseen(tx: Tx, accountId: string, cardIds: readonly string[], most: number): Promise<string[]> {
    return (await tx.run<{ id: string }>(unseen, [accountId, cardIds, most])).map((row) => row.id)
  }

  /** The schedules of these cards; of those never reviewed there is none. */
  async ofCards(tx: Tx, accountId: string, cardIds: readonly string[]): Promise<Map<string, CardSchedule>> {
    return new Map((await tx.run<CardSchedule & Record<string, unknown>>(ofCards, [accountId, cardIds])).map((row) => [row.cardId, row]))
  }
}
