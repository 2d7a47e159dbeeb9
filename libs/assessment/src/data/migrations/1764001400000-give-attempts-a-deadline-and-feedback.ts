import type { MigrationInterface, QueryRunner } from 'typeorm'

export class GiveAttemptsADeadlineAndFeedback1764001400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE assessment.attempt
        ADD COLUMN deadline timestamptz,
        ADD COLUMN feedback jsonb NOT NULL DEFAULT '"at-end"',
        ADD COLUMN checked text[] NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN assessment.attempt.deadline IS 'When it is closed, null without a time limit; answers given before it are taken for a minute more';
      COMMENT ON COLUMN assessment.attempt.feedback IS '"at-once", "at-end" or {"after": instant}: as its author had it when the attempt began';
      COMMENT ON COLUMN assessment.attempt.checked IS 'Questions whose result was shown before the end; their answers are never changed again';
      CREATE INDEX attempt_overdue ON assessment.attempt (deadline) WHERE state = 'OPEN' AND deadline IS NOT NULL;`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assessment.attempt DROP COLUMN checked, DROP COLUMN feedback, DROP COLUMN deadline')
  }
}
