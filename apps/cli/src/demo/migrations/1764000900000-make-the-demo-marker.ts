import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Which parts of the demo are in this database, so that none is loaded twice. */
export class MakeTheDemoMarker1764000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE demo.part (name text PRIMARY KEY, loaded_at timestamptz NOT NULL DEFAULT now())')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE demo.part')
  }
}
