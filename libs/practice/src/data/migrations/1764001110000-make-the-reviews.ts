import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheReviews1764001110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE practice.learner (
        account_id uuid PRIMARY KEY,
        new_per_day integer,
        session_size integer
      );
      COMMENT ON TABLE practice.learner IS 'Who practises, and what she chose; null: the default. Locked while her reviews are taken';
      CREATE TABLE practice.review (
        account_id uuid NOT NULL,
        client_event_id uuid NOT NULL,
        card_id uuid NOT NULL,
        rating text NOT NULL CHECK (rating IN ('AGAIN', 'HARD', 'GOOD', 'EASY')),
        reviewed_at timestamptz NOT NULL,
        device_time timestamptz NOT NULL,
        taken_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, client_event_id)
      );
      COMMENT ON COLUMN practice.review.reviewed_at IS 'Within [enrolment, receipt]';
      COMMENT ON COLUMN practice.review.device_time IS 'The device''s own time, as it was told';
      CREATE INDEX review_by_card ON practice.review (account_id, card_id, reviewed_at);
      CREATE TABLE practice.schedule (
        account_id uuid NOT NULL,
        card_id uuid NOT NULL,
        due timestamptz NOT NULL,
        stability double precision NOT NULL,
        difficulty double precision NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
        reviews integer NOT NULL,
        lapses integer NOT NULL,
        phase text NOT NULL CHECK (phase IN ('LEARNING', 'REVIEW', 'RELEARNING')),
        first_reviewed_at timestamptz NOT NULL,
        last_reviewed_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, card_id)
      ) WITH (fillfactor = 80);
      COMMENT ON TABLE practice.schedule IS 'What replaying a card''s reviews gives; a card without a row is new';
      CREATE INDEX schedule_by_due ON practice.schedule (account_id, due);
      CREATE INDEX schedule_by_beginning ON practice.schedule (account_id, first_reviewed_at);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE practice.schedule, practice.review, practice.learner')
  }
}
