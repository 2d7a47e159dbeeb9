import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheWayBackIn1764001300100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.account ADD COLUMN confirmed_email text;
      COMMENT ON COLUMN identity.account.confirmed_email IS 'The address whose mail this person was seen to read; confirmed is an account whose email is this one';

      CREATE FUNCTION identity.folded(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN lower(public.unaccent('public.unaccent'::regdictionary, name));
      ALTER TABLE identity.account ADD COLUMN folded_name text NOT NULL GENERATED ALWAYS AS (identity.folded(display_name)) STORED;
      CREATE INDEX account_by_unit ON identity.account (unit_code);
      CREATE INDEX account_by_folded_name ON identity.account USING gin (folded_name public.gin_trgm_ops);

      ALTER TABLE identity.session ADD COLUMN id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid();
      COMMENT ON COLUMN identity.session.id IS 'By which its person names it; it opens nothing';

      CREATE TABLE identity.one_time_code (
        account_id uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
        purpose text NOT NULL CHECK (purpose IN ('RECOVERY', 'EMAIL')),
        code_hash text NOT NULL,
        made_by uuid,
        sent_to text,
        tries int NOT NULL DEFAULT 0,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, purpose)
      );
      COMMENT ON TABLE identity.one_time_code IS 'One live code a person and purpose';
      COMMENT ON COLUMN identity.one_time_code.made_by IS 'The officer; null: it went by mail, to sent_to';

      CREATE TABLE identity.mail (
        id uuid PRIMARY KEY,
        account_id uuid REFERENCES identity.account (id) ON DELETE CASCADE,
        kind text NOT NULL,
        state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'SENT', 'DROPPED', 'FAILED')),
        reason text,
        tries int NOT NULL DEFAULT 0,
        claimed_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON TABLE identity.mail IS 'What is to be said, not how: the address and the words are made when it is sent. Without an account it is said to nobody';
      CREATE INDEX mail_to_send ON identity.mail (created_at) WHERE state = 'WAITING';
      CREATE INDEX mail_by_account ON identity.mail (account_id, kind, created_at);
      CREATE INDEX mail_by_age ON identity.mail (created_at);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity.mail, identity.one_time_code;
      ALTER TABLE identity.session DROP COLUMN id;
      ALTER TABLE identity.account DROP COLUMN folded_name, DROP COLUMN confirmed_email;
      DROP INDEX identity.account_by_unit;
      DROP FUNCTION identity.folded(text)`)
  }
}
