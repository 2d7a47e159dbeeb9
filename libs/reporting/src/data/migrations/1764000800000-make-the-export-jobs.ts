import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheExportJobs1764000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reporting.export_job (
        id uuid PRIMARY KEY,
        account_id uuid,
        kind text NOT NULL,
        format text NOT NULL,
        from_day date NOT NULL,
        to_day date NOT NULL,
        unit_code text,
        unit_codes text[] NOT NULL,
        locale text NOT NULL,
        state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
        progress double precision NOT NULL DEFAULT 0,
        rows bigint,
        error text,
        tries int NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL DEFAULT now(),
        beat_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        expires_at timestamptz
      );
      CREATE INDEX export_job_by_account ON reporting.export_job (account_id, created_at DESC);
      CREATE INDEX export_job_by_state ON reporting.export_job (state, beat_at);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reporting.export_job')
  }
}
