import { type Tx, statement } from '@khue/platform/database'

/** What was practised, and what will be due, over the cards that are the learner's now. */
export interface PracticeFigures {
  reviewedToday: number
  reviewedThisWeek: number
  streakWeeks: number
  retention: number | null
  matureCards: number
  learningCards: number
  forecast: { day: string; due: number }[]
}

/** Days a forecast looks ahead, today included. */
export const FORECAST_DAYS = 14

/**
 * $2: now, $3: the city's time zone, $4: the cards that are the learner's now. Days and weeks (from Monday) are the city's.
 * Retention asks the first review of a day of cards known from an earlier day, of the last 30 days: reviews repeated within a day say
 * nothing of memory. Weeks in a row end with this one or, while nothing is reviewed in it yet, with the last; they are asked one by one,
 * back to the first without a review. So nothing is read of years past but one review a week.
 */
const figures = statement(
  'practice.statistics',
  `WITH RECURSIVE today AS (SELECT day, date_trunc('week', day)::date AS monday, (day - 29)::timestamp AT TIME ZONE $3 AS since FROM (SELECT ($2::timestamptz AT TIME ZONE $3)::date AS day) AS d),
   recent AS (
     SELECT r.rating, r.card_id, (r.reviewed_at AT TIME ZONE $3)::date AS day,
       lag((r.reviewed_at AT TIME ZONE $3)::date) OVER (PARTITION BY r.card_id ORDER BY r.reviewed_at, r.device_time, r.client_event_id) AS before
     FROM practice.review r WHERE r.account_id = $1 AND r.reviewed_at >= (SELECT since FROM today)
   ),
   reviewed AS (
     SELECT c.rating, c.day, coalesce(c.before < c.day,
       (SELECT p.reviewed_at FROM practice.review p WHERE p.account_id = $1 AND p.card_id = c.card_id ORDER BY p.reviewed_at LIMIT 1) < (SELECT since FROM today)) AS known
     FROM recent c
   ),
   weeks AS (
     SELECT l.monday FROM (SELECT date_trunc('week', (SELECT r.reviewed_at FROM practice.review r WHERE r.account_id = $1 ORDER BY r.reviewed_at DESC LIMIT 1) AT TIME ZONE $3)::date AS monday) AS l, today t
     WHERE l.monday >= t.monday - 7
     UNION ALL
     SELECT w.monday - 7 FROM weeks w
     WHERE (SELECT r.reviewed_at FROM practice.review r WHERE r.account_id = $1 AND r.reviewed_at < w.monday::timestamp AT TIME ZONE $3 ORDER BY r.reviewed_at DESC LIMIT 1)
       >= (w.monday - 7)::timestamp AT TIME ZONE $3
   ),
   cards AS (SELECT s.phase, s.stability, (s.due AT TIME ZONE $3)::date AS day FROM practice.schedule s WHERE s.account_id = $1 AND s.card_id = ANY ($4::uuid[])),
   ahead AS (
     SELECT (t.day + n)::text AS day, (SELECT count(*)::int FROM cards c WHERE greatest(c.day, t.day) = t.day + n) AS due
     FROM today t, generate_series(0, ${FORECAST_DAYS - 1}) AS n
   )
   SELECT
     (SELECT count(*)::int FROM reviewed r, today t WHERE r.day = t.day) AS "reviewedToday",
     (SELECT count(*)::int FROM reviewed r, today t WHERE r.day >= t.monday) AS "reviewedThisWeek",
     (SELECT count(*)::int FROM weeks) AS "streakWeeks",
     (SELECT avg((r.rating <> 'AGAIN')::int)::float8 FROM reviewed r WHERE r.known) AS retention,
     (SELECT count(*)::int FROM cards WHERE phase = 'REVIEW' AND stability >= 21) AS "matureCards",
     (SELECT count(*)::int FROM cards WHERE NOT (phase = 'REVIEW' AND stability >= 21)) AS "learningCards",
     (SELECT jsonb_agg(jsonb_build_object('day', day, 'due', due) ORDER BY day) FROM ahead) AS forecast`,
)

/** Counts practice. */
export class StatisticsRepository {
  async figures(tx: Tx, accountId: string, now: Date, timeZone: string, cardIds: readonly string[]): Promise<PracticeFigures> {
    const [row] = await tx.run<PracticeFigures & Record<string, unknown>>(figures, [accountId, now.toISOString(), timeZone, cardIds])
    if (!row) throw new Error('a SELECT of aggregates gave no row')
    return row
  }
}
