import type { MigrationInterface, QueryRunner } from 'typeorm'

export class KeepOnlyWhatLessonsShow1764001550000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalogue.upload (
        account_id uuid PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        until timestamptz NOT NULL
      );
      COMMENT ON TABLE catalogue.upload IS 'Who sends a course now; a row whose time is over counts no longer';
      CREATE INDEX media_by_file ON catalogue.media (file_key);
      -- Sources of lessons were given out as files: a quiz's holds its key.
      DELETE FROM catalogue.media WHERE path ~* '\\.(gift|md|csv|tsv|ya?ml)$'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX catalogue.media_by_file; DROP TABLE catalogue.upload')
  }
}
