import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheAttempts1764000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assessment.attempt (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        quiz_ref text NOT NULL,
        seed text NOT NULL,
        state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'GRADED')),
        questions jsonb NOT NULL,
        pass_mark double precision NOT NULL,
        score double precision,
        passed boolean,
        grades jsonb,
        started_at timestamptz NOT NULL,
        submitted_at timestamptz
      );
      COMMENT ON COLUMN assessment.attempt.questions IS 'The very questions that this attempt asked, with their keys';
      COMMENT ON COLUMN assessment.attempt.seed IS 'Decides shown ids and order; never leaves the server';
      CREATE UNIQUE INDEX attempt_one_open ON assessment.attempt (account_id, quiz_ref) WHERE state = 'OPEN';
      CREATE INDEX attempt_by_quiz ON assessment.attempt (account_id, quiz_ref, started_at);
      CREATE TABLE assessment.answer (
        attempt_id uuid NOT NULL REFERENCES assessment.attempt (id) ON DELETE CASCADE,
        question_id text NOT NULL,
        answer jsonb NOT NULL,
        answered_at timestamptz NOT NULL,
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (attempt_id, question_id)
      );`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assessment.answer, assessment.attempt')
  }
}
