import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheOutbox1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox.event (
        id uuid PRIMARY KEY,
        kind text NOT NULL,
        version smallint NOT NULL,
        account_id uuid,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
        request_id text,
        payload jsonb NOT NULL
      );
      COMMENT ON TABLE outbox.event IS 'Every event, for good: a consumer that is built later is filled from here';

      CREATE TABLE outbox.waiting (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id uuid NOT NULL,
        kind text NOT NULL
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
      COMMENT ON TABLE outbox.waiting IS 'Events that the relay has not yet given to their consumers';

      CREATE TABLE outbox.consumer (
        name text PRIMARY KEY,
        kinds text[] NOT NULL,
        last_applied_at timestamptz,
        applied bigint NOT NULL DEFAULT 0
      );

      CREATE TABLE outbox.batch (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        consumer text NOT NULL,
        event_ids uuid[] NOT NULL,
        state text NOT NULL DEFAULT 'SENT' CHECK (state IN ('SENT', 'PARKED')),
        tries int NOT NULL DEFAULT 1,
        sent_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        reason text
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
      COMMENT ON TABLE outbox.batch IS 'What a consumer has been given and has not applied: a row goes in the transaction of its effect';
      CREATE INDEX batch_by_state ON outbox.batch (state, consumer, sent_at);
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox.batch, outbox.consumer, outbox.waiting, outbox.event')
  }
}
