import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheEnrolments1764000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE learning.enrolment (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL,
        course_id uuid NOT NULL,
        version_id uuid NOT NULL,
        state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'COMPLETED', 'WITHDRAWN')),
        progress double precision NOT NULL DEFAULT 0,
        enrolled_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        completed_at timestamptz,
        UNIQUE (account_id, course_id)
      ) WITH (fillfactor = 80);
      CREATE INDEX enrolment_by_version ON learning.enrolment (version_id);
      CREATE TABLE learning.progress (
        enrolment_id uuid NOT NULL REFERENCES learning.enrolment (id) ON DELETE CASCADE,
        lesson_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('STARTED', 'COMPLETED')),
        position double precision NOT NULL CHECK (position BETWEEN 0 AND 1),
        score double precision CHECK (score BETWEEN 0 AND 1),
        watched jsonb NOT NULL DEFAULT '[]',
        completed_at timestamptz,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (enrolment_id, lesson_id)
      ) WITH (fillfactor = 80);
      CREATE TABLE learning.taken_event (
        account_id uuid NOT NULL,
        client_event_id uuid NOT NULL,
        device_time timestamptz NOT NULL,
        taken_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, client_event_id)
      );
      COMMENT ON COLUMN learning.taken_event.device_time IS 'The device''s own time, as it was told';
      CREATE TABLE learning.completion (
        enrolment_id uuid PRIMARY KEY REFERENCES learning.enrolment (id),
        account_id uuid NOT NULL,
        course_id uuid NOT NULL,
        version_id uuid NOT NULL,
        event_id uuid NOT NULL,
        person jsonb NOT NULL,
        occurred_at timestamptz NOT NULL,
        voided_at timestamptz,
        void_reason text,
        UNIQUE (account_id, course_id)
      );
      COMMENT ON COLUMN learning.completion.person IS 'The person as she was stamped into the event';
      CREATE INDEX completion_by_version ON learning.completion (version_id);
      CREATE TABLE learning.activity (
        account_id uuid NOT NULL,
        day date NOT NULL,
        unit_code text NOT NULL,
        PRIMARY KEY (account_id, day, unit_code)
      );`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE learning.activity, learning.completion, learning.taken_event, learning.progress, learning.enrolment')
  }
}
