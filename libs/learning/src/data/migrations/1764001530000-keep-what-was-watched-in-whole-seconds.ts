import type { MigrationInterface, QueryRunner } from 'typeorm'

export class KeepWhatWasWatchedInWholeSeconds1764001530000 implements MigrationInterface {
  /** Spans of before are brought to whole seconds and to 500 a recording: those that meet become one, then the smallest gaps go. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE learning.progress ADD COLUMN former jsonb;
      COMMENT ON COLUMN learning.progress.watched IS 'Spans of whole seconds, apart and in order, at most 500';
      COMMENT ON COLUMN learning.progress.former IS '{version, watched, completedAt}: what was done of the lesson while it had other content, in the newest such version';
      WITH whole AS (
        SELECT p.enrolment_id, p.lesson_id, round((s ->> 0)::numeric) AS since, round((s ->> 1)::numeric) AS until
        FROM learning.progress p, jsonb_array_elements(p.watched) AS s WHERE p.watched <> '[]'
      ), reached AS (
        SELECT *, max(until) OVER (PARTITION BY enrolment_id, lesson_id ORDER BY since, until ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM whole WHERE until > since
      ), islands AS (
        SELECT *, count(*) FILTER (WHERE before IS NULL OR since > before) OVER (PARTITION BY enrolment_id, lesson_id ORDER BY since, until) AS island FROM reached
      ), united AS (
        SELECT enrolment_id, lesson_id, island, min(since) AS since, max(until) AS until FROM islands GROUP BY enrolment_id, lesson_id, island
      ), gaps AS (
        SELECT *, since - lag(until) OVER (PARTITION BY enrolment_id, lesson_id ORDER BY since) AS gap FROM united
      ), ranked AS (
        SELECT *, row_number() OVER (PARTITION BY enrolment_id, lesson_id ORDER BY gap DESC NULLS FIRST, since) AS place FROM gaps
      ), groups AS (
        SELECT *, count(*) FILTER (WHERE place <= 500) OVER (PARTITION BY enrolment_id, lesson_id ORDER BY since) AS part FROM ranked
      ), kept AS (
        SELECT enrolment_id, lesson_id, min(since) AS since, max(until) AS until FROM groups GROUP BY enrolment_id, lesson_id, part
      ), folded AS (
        SELECT enrolment_id, lesson_id, jsonb_agg(jsonb_build_array(since, until) ORDER BY since) AS watched FROM kept GROUP BY enrolment_id, lesson_id
      )
      UPDATE learning.progress p SET watched = coalesce(f.watched, '[]')
      FROM learning.progress q LEFT JOIN folded f USING (enrolment_id, lesson_id)
      WHERE q.watched <> '[]' AND p.enrolment_id = q.enrolment_id AND p.lesson_id = q.lesson_id AND p.watched IS DISTINCT FROM coalesce(f.watched, '[]');`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE learning.progress DROP COLUMN former')
  }
}
