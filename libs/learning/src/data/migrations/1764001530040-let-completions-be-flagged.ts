import type { MigrationInterface, QueryRunner } from 'typeorm'

export class LetCompletionsBeFlagged1764001530040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE learning.flag (
        enrolment_id uuid NOT NULL REFERENCES learning.completion (enrolment_id),
        rule text NOT NULL,
        values jsonb NOT NULL,
        raised_at timestamptz NOT NULL,
        settled_at timestamptz,
        settled_by uuid,
        outcome text CHECK (outcome IN ('DISMISSED', 'VOIDED')),
        reason text,
        PRIMARY KEY (enrolment_id, rule),
        CHECK ((settled_at IS NULL) = (outcome IS NULL))
      );
      COMMENT ON TABLE learning.flag IS 'Why staff should look at a completion (domain/flag-rules.ts); it counts until it is voided';
      COMMENT ON COLUMN learning.flag.settled_by IS 'The account of who settled it; null: the operator';
      CREATE INDEX flag_to_settle ON learning.flag (raised_at DESC, enrolment_id DESC) WHERE settled_at IS NULL;
      CREATE TABLE learning.recent_completion (
        enrolment_id uuid PRIMARY KEY,
        address text NOT NULL,
        at timestamptz NOT NULL
      );
      COMMENT ON TABLE learning.recent_completion IS 'From which address the completions of the last minutes came, no longer: so that a burst of them is seen';
      CREATE INDEX recent_completion_by_address ON learning.recent_completion (address, at);
      CREATE INDEX recent_completion_by_time ON learning.recent_completion (at);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE learning.recent_completion, learning.flag')
  }
}
