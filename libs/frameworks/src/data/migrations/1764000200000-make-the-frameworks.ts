import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheFrameworks1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE frameworks.framework (
        code text PRIMARY KEY, name_vi text NOT NULL, name_en text NOT NULL, source text NOT NULL
      );
      CREATE TABLE frameworks.competency (
        code text PRIMARY KEY, framework_code text NOT NULL REFERENCES frameworks.framework (code), domain int NOT NULL,
        name_vi text NOT NULL, name_en text NOT NULL, sort int NOT NULL
      );
      CREATE TABLE frameworks.level (
        framework_code text NOT NULL REFERENCES frameworks.framework (code), level smallint NOT NULL,
        name_vi text NOT NULL, name_en text NOT NULL, band text NOT NULL, PRIMARY KEY (framework_code, level)
      );`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE frameworks.level, frameworks.competency, frameworks.framework')
  }
}
