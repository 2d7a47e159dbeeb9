import type { MigrationInterface, QueryRunner } from 'typeorm'

export class GoOnFromWhereACardStands1764001530010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE practice.schedule ADD COLUMN steps integer, ADD COLUMN last_device_time timestamptz, ADD COLUMN last_client_event_id uuid;
      COMMENT ON COLUMN practice.schedule.steps IS 'Steps of minutes behind the card in its phase; null in rows of before: the card is replayed once';
      COMMENT ON COLUMN practice.schedule.last_device_time IS 'With last_client_event_id: which review was the last, so that one that counts after it goes on from here';
      CREATE INDEX review_by_time ON practice.review (account_id, reviewed_at);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX practice.review_by_time; ALTER TABLE practice.schedule DROP COLUMN steps, DROP COLUMN last_device_time, DROP COLUMN last_client_event_id')
  }
}
