import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * The events become partitioned by month, and name no account any more. No row is copied: the table as it was becomes the first
 * partition, up to the end of the running month; one index is built anew. Each consumer gets what it is given by its own account.
 */
export class KeepEventsByMonth1764001510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox.event RENAME TO event_before;
      ALTER TABLE outbox.event_before DROP COLUMN account_id, DROP CONSTRAINT event_pkey, ADD COLUMN seq bigint;
      ALTER TABLE outbox.event_before ADD CONSTRAINT event_before_pkey PRIMARY KEY (recorded_at, id);
      COMMENT ON TABLE outbox.event_before IS 'Events from before the months had tables of their own';

      ALTER TABLE outbox.waiting ALTER COLUMN seq DROP IDENTITY;
      CREATE SEQUENCE outbox.event_seq;
      SELECT setval('outbox.event_seq', 1 + coalesce(max(seq), 0)) FROM outbox.waiting;
      ALTER TABLE outbox.waiting ALTER COLUMN seq SET DEFAULT nextval('outbox.event_seq');
      CREATE TABLE outbox.event (
        id uuid NOT NULL,
        kind text NOT NULL,
        version smallint NOT NULL,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
        request_id text,
        payload jsonb NOT NULL,
        seq bigint DEFAULT nextval('outbox.event_seq'),
        PRIMARY KEY (recorded_at, id)
      ) PARTITION BY RANGE (recorded_at);
      CREATE INDEX event_by_seq ON outbox.event (seq) WHERE seq IS NOT NULL;
      COMMENT ON COLUMN outbox.event.seq IS 'Given out in the order of writing, which is not that of the commits; null: from before there was one';
      COMMENT ON TABLE outbox.event IS 'Every event, for good: a consumer that is built later is filled from here. It names residents, never accounts';

      DO $$
      DECLARE
        last timestamptz := (SELECT max(recorded_at) FROM outbox.event_before);
        month timestamp := date_trunc('month', coalesce(greatest(last, clock_timestamp()), clock_timestamp()) AT TIME ZONE 'UTC');
      BEGIN
        IF last IS NOT NULL THEN month := month + interval '1 month'; END IF;
        EXECUTE format('ALTER TABLE outbox.event ATTACH PARTITION outbox.event_before FOR VALUES FROM (MINVALUE) TO (%L)', month AT TIME ZONE 'UTC');
      END $$;

      ALTER TABLE outbox.waiting ADD COLUMN recorded_at timestamptz;
      UPDATE outbox.waiting w SET recorded_at = e.recorded_at FROM outbox.event e WHERE e.id = w.event_id;
      DELETE FROM outbox.waiting WHERE recorded_at IS NULL;
      ALTER TABLE outbox.waiting ALTER COLUMN recorded_at SET NOT NULL;

      ALTER TABLE outbox.batch ADD COLUMN recorded_ats timestamptz[], ADD COLUMN filling bigint;
      UPDATE outbox.batch b SET event_ids = f.ids, recorded_ats = f.ats
      FROM (SELECT b.id, array_agg(e.id ORDER BY u.place) AS ids, array_agg(e.recorded_at ORDER BY u.place) AS ats
            FROM outbox.batch b CROSS JOIN LATERAL unnest(b.event_ids) WITH ORDINALITY AS u(event_id, place) JOIN outbox.event e ON e.id = u.event_id GROUP BY b.id) AS f
      WHERE f.id = b.id;
      DELETE FROM outbox.batch WHERE recorded_ats IS NULL;
      ALTER TABLE outbox.batch ALTER COLUMN recorded_ats SET NOT NULL;
      COMMENT ON COLUMN outbox.batch.recorded_ats IS 'When each of the events was recorded, in their order: with the id the key of the event';
      COMMENT ON COLUMN outbox.batch.filling IS 'The stretch of the past that it is part of; null for what came live';

      ALTER TABLE outbox.consumer ADD COLUMN seen_at timestamptz NOT NULL DEFAULT clock_timestamp();
      COMMENT ON COLUMN outbox.consumer.seen_at IS 'When a worker last had it in its program';
      CREATE TABLE outbox.subscription (
        consumer text NOT NULL REFERENCES outbox.consumer (name) ON DELETE CASCADE,
        kind text NOT NULL,
        live int8multirange NOT NULL,
        PRIMARY KEY (consumer, kind)
      );
      COMMENT ON TABLE outbox.subscription IS 'Which events (by their seq) the relay gives a consumer as they come; the stretches between come by outbox.filling';
      INSERT INTO outbox.subscription (consumer, kind, live) SELECT name, unnest(kinds), '{(,)}' FROM outbox.consumer;
      ALTER TABLE outbox.consumer DROP COLUMN kinds;

      CREATE TABLE outbox.filling (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        consumer text NOT NULL REFERENCES outbox.consumer (name) ON DELETE CASCADE,
        kinds text[] NOT NULL,
        seqs int8multirange NOT NULL,
        is_open boolean NOT NULL DEFAULT false,
        awaits text[] NOT NULL DEFAULT '{}',
        unnumbered boolean NOT NULL DEFAULT false,
        cursor_at timestamptz NOT NULL DEFAULT '-infinity',
        cursor_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
        given bigint NOT NULL DEFAULT 0
      );
      COMMENT ON TABLE outbox.filling IS 'What a consumer has still to be given of the past, by the seq of the events: it shrinks as it is given';
      COMMENT ON COLUMN outbox.filling.is_open IS 'Whether it grows still: the consumer is too far behind to be given anything as it comes';
      COMMENT ON COLUMN outbox.filling.awaits IS 'Transactions that may still add an event of it: nothing is read before they have ended';
      COMMENT ON COLUMN outbox.filling.unnumbered IS 'Whether events without a seq come first, by cursor_at and cursor_id';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE outbox.consumer ADD COLUMN kinds text[], DROP COLUMN seen_at;
      UPDATE outbox.consumer c SET kinds = (SELECT array_agg(kind) FROM outbox.subscription s WHERE s.consumer = c.name);
      DELETE FROM outbox.consumer WHERE kinds IS NULL;
      ALTER TABLE outbox.consumer ALTER COLUMN kinds SET NOT NULL;
      DROP TABLE outbox.filling, outbox.subscription;
      ALTER TABLE outbox.batch DROP COLUMN recorded_ats, DROP COLUMN filling;
      ALTER TABLE outbox.waiting DROP COLUMN recorded_at, ALTER COLUMN seq DROP DEFAULT;
      ALTER TABLE outbox.event RENAME TO event_by_month;
      CREATE TABLE outbox.event (
        id uuid PRIMARY KEY, kind text NOT NULL, version smallint NOT NULL, account_id uuid, occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()), request_id text, payload jsonb NOT NULL
      );
      INSERT INTO outbox.event (id, kind, version, occurred_at, recorded_at, request_id, payload) SELECT id, kind, version, occurred_at, recorded_at, request_id, payload FROM outbox.event_by_month;
      DROP TABLE outbox.event_by_month;
      DROP SEQUENCE outbox.event_seq;
      ALTER TABLE outbox.waiting ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY;
      SELECT setval(pg_get_serial_sequence('outbox.waiting', 'seq'), 1 + coalesce(max(seq), 0)) FROM outbox.waiting;`)
  }
}
