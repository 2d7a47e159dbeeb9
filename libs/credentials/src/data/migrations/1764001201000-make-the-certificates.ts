import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheCertificates1764001201000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE credentials.certificate (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        completion_id uuid NOT NULL UNIQUE,
        enrolment_id uuid NOT NULL UNIQUE,
        account_id uuid NOT NULL,
        subject_id uuid NOT NULL DEFAULT gen_random_uuid(),
        course_id uuid NOT NULL,
        version_id uuid NOT NULL,
        course_slug text NOT NULL,
        course_title text NOT NULL,
        course_summary text,
        course_language text NOT NULL,
        alignments jsonb NOT NULL,
        score double precision CHECK (score BETWEEN 0 AND 1),
        shown jsonb,
        completed_at timestamptz NOT NULL,
        issued_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoke_reason text,
        show_name boolean NOT NULL DEFAULT false
      );
      COMMENT ON COLUMN credentials.certificate.id IS 'Random and public: it stands in the address that verifies';
      COMMENT ON COLUMN credentials.certificate.completion_id IS 'The event of the completion';
      COMMENT ON COLUMN credentials.certificate.subject_id IS 'Stands for the holder in this one credential';
      CREATE INDEX certificate_by_account ON credentials.certificate (account_id, issued_at DESC);
      CREATE INDEX certificate_revoked ON credentials.certificate (number) WHERE revoked_at IS NOT NULL;

      CREATE TABLE credentials.voided (completion_id uuid PRIMARY KEY);
      COMMENT ON TABLE credentials.voided IS 'Completions that count no more; one may be told here before the completion is';
      CREATE TABLE credentials.recognised (completion_id uuid PRIMARY KEY, alignments jsonb NOT NULL);
      COMMENT ON TABLE credentials.recognised IS 'What a completion was found to be evidence for after it was made';

      CREATE TABLE credentials.signing_key (
        kid text PRIMARY KEY,
        public_jwk jsonb NOT NULL,
        private_sealed bytea,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        retired_at timestamptz,
        CHECK ((private_sealed IS NULL) = (retired_at IS NOT NULL))
      );
      COMMENT ON COLUMN credentials.signing_key.private_sealed IS 'Sealed with a secret that is not in the database; gone when the key is retired';
      CREATE UNIQUE INDEX one_key_signs ON credentials.signing_key ((true)) WHERE retired_at IS NULL;`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE credentials.signing_key, credentials.recognised, credentials.voided, credentials.certificate')
  }
}
