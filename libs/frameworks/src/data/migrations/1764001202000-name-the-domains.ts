import type { MigrationInterface, QueryRunner } from 'typeorm'

export class NameTheDomains1764001202000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE frameworks.domain (
        framework_code text NOT NULL REFERENCES frameworks.framework (code), domain int NOT NULL,
        name_vi text NOT NULL, name_en text NOT NULL, PRIMARY KEY (framework_code, domain)
      );`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE frameworks.domain')
  }
}
