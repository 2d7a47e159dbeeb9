import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * What devices sent is remembered by the month of its receipt, so that old months can go. No row is copied: the table as it was
 * becomes the first partition. A completion keeps the person without her campaign id: who that is stands with her account alone.
 */
export class RememberWhatDevicesSentByMonth1764001511000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE learning.taken_event RENAME TO taken_event_before;
      ALTER TABLE learning.taken_event_before DROP CONSTRAINT taken_event_pkey;
      ALTER TABLE learning.taken_event_before ADD CONSTRAINT taken_event_before_pkey PRIMARY KEY (account_id, client_event_id, taken_at);
      CREATE TABLE learning.taken_event (
        account_id uuid NOT NULL,
        client_event_id uuid NOT NULL,
        device_time timestamptz NOT NULL,
        taken_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, client_event_id, taken_at)
      ) PARTITION BY RANGE (taken_at);
      COMMENT ON TABLE learning.taken_event IS 'Which events of a device were taken. The same one is looked for in every month that is kept, under the lock of its enrolment';
      COMMENT ON COLUMN learning.taken_event.device_time IS 'The device''s own time, as it was told';
      DO $$
      DECLARE
        last timestamptz := (SELECT max(taken_at) FROM learning.taken_event_before);
        month timestamp := date_trunc('month', coalesce(greatest(last, clock_timestamp()), clock_timestamp()) AT TIME ZONE 'UTC');
      BEGIN
        IF last IS NOT NULL THEN month := month + interval '1 month'; END IF;
        EXECUTE format('ALTER TABLE learning.taken_event ATTACH PARTITION learning.taken_event_before FOR VALUES FROM (MINVALUE) TO (%L)', month AT TIME ZONE 'UTC');
      END $$;

      UPDATE learning.completion SET person = person - 'residentId' WHERE person ? 'residentId';
      COMMENT ON COLUMN learning.completion.person IS 'The person as she was stamped into the event, without the campaign''s id of her';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE learning.taken_event RENAME TO taken_event_by_month;
      CREATE TABLE learning.taken_event (
        account_id uuid NOT NULL, client_event_id uuid NOT NULL, device_time timestamptz NOT NULL, taken_at timestamptz NOT NULL, PRIMARY KEY (account_id, client_event_id)
      );
      INSERT INTO learning.taken_event SELECT DISTINCT ON (account_id, client_event_id) account_id, client_event_id, device_time, taken_at FROM learning.taken_event_by_month ORDER BY account_id, client_event_id, taken_at;
      DROP TABLE learning.taken_event_by_month;`)
  }
}
