import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheEvidence1764000650000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE competency.evidence (
        account_id uuid NOT NULL,
        competency text NOT NULL,
        completion_id uuid NOT NULL,
        level smallint NOT NULL,
        course_slug text NOT NULL,
        course_title text NOT NULL,
        occurred_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, competency, completion_id)
      );
      COMMENT ON COLUMN competency.evidence.completion_id IS 'The event of the completion that shows it';
      CREATE TABLE competency.voided (completion_id uuid PRIMARY KEY);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE competency.voided, competency.evidence')
  }
}
