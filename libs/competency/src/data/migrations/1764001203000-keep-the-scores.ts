import type { MigrationInterface, QueryRunner } from 'typeorm'

export class KeepTheScores1764001203000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE competency.score (completion_id uuid PRIMARY KEY, score double precision NOT NULL CHECK (score BETWEEN 0 AND 1));
      COMMENT ON TABLE competency.score IS 'How well a completion was shown; none where nothing was graded, or it was told before this table was';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE competency.score')
  }
}
