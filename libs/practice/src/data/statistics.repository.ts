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
 * nothing of memory. Weeks in a row end with this one or, while nothing is reviewed in it yet, with the last.
 */
const figures = statement(
  'practice.statistics',
  `WITH today AS (SELECT ($2::timestamptz AT TIME ZONE $3)::date AS day),
   reviewed AS (
     SELECT rating, (reviewed_at AT TIME ZONE $3)::date AS day,
       lag((reviewed_at AT TIME ZONE $3)::date) OVER (PARTITION BY card_id ORDER BY reviewed_at, device_time, client_event_id) AS before
     FROM practice.review WHERE account_id = $1
   ),
   weeks AS (SELECT DISTINCT (date_trunc('week', t.day)::date - date_trunc('week', r.day)::date) / 7 AS ago FROM reviewed r, today t),
   ranked AS (SELECT ago, ago - row_number() OVER (ORDER BY ago) AS island, min(ago) OVER () AS latest FROM weeks),
   cards AS (SELECT s.phase, s.stability, (s.due AT TIME ZONE $3)::date AS day FROM practice.schedule s WHERE s.account_id = $1 AND s.card_id = ANY ($4::uuid[])),
   ahead AS (
     SELECT (t.day + n)::text AS day, (SELECT count(*)::int FROM cards c WHERE greatest(c.day, t.day) = t.day + n) AS due
     FROM today t, generate_series(0, ${FORECAST_DAYS - 1}) AS n
   )
   SELECT
     (SELECT count(*)::int FROM reviewed r, today t WHERE r.day = t.day) AS "reviewedToday",
     (SELECT count(*)::int FROM reviewed r, today t WHERE r.day >= date_trunc('week', t.day)::date) AS "reviewedThisWeek",
     (SELECT count(*)::int FROM ranked WHERE latest <= 1 AND island = latest - 1) AS "streakWeeks",
     (SELECT avg((r.rating <> 'AGAIN')::int)::float8 FROM reviewed r, today t WHERE r.before < r.day AND r.day > t.day - 30) AS retention,
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
