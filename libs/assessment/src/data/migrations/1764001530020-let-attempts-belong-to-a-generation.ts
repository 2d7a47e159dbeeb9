import type { MigrationInterface, QueryRunner } from 'typeorm'

export class LetAttemptsBelongToAGeneration1764001530020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assessment.attempt ADD COLUMN standing text NOT NULL DEFAULT 'COUNTS' CHECK (standing IN ('COUNTS', 'KEPT', 'PAST'));
      COMMENT ON COLUMN assessment.attempt.standing IS 'COUNTS: of the quiz as it is. KEPT: of a changed quiz, uses up no attempt, a pass stays one. PAST: of other questions, graded by its own, a pass of nothing today';
      CREATE TABLE assessment.asked_question (
        account_id uuid NOT NULL,
        quiz_ref text NOT NULL,
        question_id text NOT NULL,
        times integer NOT NULL,
        PRIMARY KEY (account_id, quiz_ref, question_id)
      ) WITH (fillfactor = 80);
      COMMENT ON TABLE assessment.asked_question IS 'How often attempts of a quiz with pools asked a question, so that the next one draws others';
      INSERT INTO assessment.asked_question (account_id, quiz_ref, question_id, times)
      SELECT a.account_id, a.quiz_ref, q ->> 'id', count(*) FROM assessment.attempt a, jsonb_array_elements(a.questions) AS q
      WHERE q ? 'tags' OR q ? 'difficulty' GROUP BY 1, 2, 3;`)
    const [above] = (await runner.query(`SELECT to_regclass('learning.enrolment') IS NOT NULL AND to_regclass('catalogue.version_lesson') IS NOT NULL AS there`)) as { there: boolean }[]
    if (above?.there) await runner.query(MEND)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assessment.asked_question; ALTER TABLE assessment.attempt DROP COLUMN standing')
  }
}

/**
 * Attempts of before whose learner went on with a version that has another quiz: those begun before that version was published, where
 * the quiz of the version of their time was another one. Read once from the rooms above, which alone know versions.
 */
const MEND = `
  UPDATE assessment.attempt a
  SET standing = CASE WHEN (r.old -> 'questionHashes') @> (r.new -> 'questionHashes') AND (r.new -> 'quiz' ->> 'passMark')::float8 <= (r.old -> 'quiz' ->> 'passMark')::float8 THEN 'KEPT' ELSE 'PAST' END
  FROM (
    SELECT b.id, o.settings AS old, l.settings AS new
    FROM learning.enrolment e
    JOIN catalogue.version v ON v.id = e.version_id AND v.number > 1
    JOIN catalogue.version_lesson l ON l.version_id = v.id
    JOIN assessment.attempt b ON b.account_id = e.account_id AND b.quiz_ref = e.id || '/' || l.lesson_id AND b.started_at < v.published_at
    CROSS JOIN LATERAL (
      SELECT ol.settings FROM catalogue.version ov JOIN catalogue.version_lesson ol ON ol.version_id = ov.id AND ol.lesson_id = l.lesson_id
      WHERE ov.course_id = v.course_id AND ov.published_at <= b.started_at ORDER BY ov.number DESC LIMIT 1
    ) AS o
  ) AS r
  WHERE a.id = r.id AND r.old ->> 'hash' IS DISTINCT FROM r.new ->> 'hash'`
