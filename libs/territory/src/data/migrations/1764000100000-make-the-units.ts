import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheUnits1764000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE territory.unit (
        code text PRIMARY KEY,
        parent_code text REFERENCES territory.unit (code) DEFERRABLE INITIALLY DEFERRED,
        kind text NOT NULL,
        name text NOT NULL,
        full_name text NOT NULL,
        name_en text NOT NULL,
        area_km2 double precision,
        valid_from date NOT NULL,
        valid_to date,
        formed_from text NOT NULL DEFAULT '',
        time_zone text
      );
      COMMENT ON COLUMN territory.unit.time_zone IS 'Of a top unit: the zone in which its days begin and end';
      CREATE TABLE territory.unit_succession (
        from_code text NOT NULL REFERENCES territory.unit (code),
        to_code text NOT NULL REFERENCES territory.unit (code),
        PRIMARY KEY (from_code, to_code)
      );`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE territory.unit_succession, territory.unit')
  }
}
