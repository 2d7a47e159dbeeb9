import type { MigrationInterface, QueryRunner } from 'typeorm'

/** When a job was last begun: accounts take turns by it. Those that were begun before are taken as begun when they were asked for. */
export class LetExportsTakeTurns1764001500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reporting.export_job ADD COLUMN started_at timestamptz;
      UPDATE reporting.export_job SET started_at = created_at WHERE tries > 0;`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reporting.export_job DROP COLUMN started_at')
  }
}
