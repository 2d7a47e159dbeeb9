import type { MigrationInterface, QueryRunner } from 'typeorm'

export class AddTheWishForCertificates1764001200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalogue.version ADD COLUMN certificate boolean NOT NULL DEFAULT true;
      COMMENT ON COLUMN catalogue.version.certificate IS 'Whether completing it gives a certificate';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE catalogue.version DROP COLUMN certificate')
  }
}
