import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheAccounts1764000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.account (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        resident_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        display_name text NOT NULL,
        email text UNIQUE,
        phone text UNIQUE,
        username text UNIQUE,
        password_hash text NOT NULL,
        unit_code text,
        birth_year smallint,
        gender text,
        locale text NOT NULL DEFAULT 'vi',
        consented_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (email IS NOT NULL OR phone IS NOT NULL OR username IS NOT NULL)
      );
      COMMENT ON COLUMN identity.account.resident_id IS 'The campaign''s random id of this person: the only link between the two';
      CREATE TABLE identity.residence (
        account_id uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
        since timestamptz NOT NULL,
        unit_code text NOT NULL,
        PRIMARY KEY (account_id, since)
      );
      CREATE TABLE identity.role_grant (
        account_id uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
        role text NOT NULL,
        unit_code text,
        granted_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE NULLS NOT DISTINCT (account_id, role, unit_code)
      );
      CREATE TABLE identity.session (
        token_hash bytea PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        user_agent text
      );
      CREATE INDEX session_by_account ON identity.session (account_id);
      CREATE TABLE identity.throttle (
        key text PRIMARY KEY,
        count int NOT NULL,
        resets_at timestamptz NOT NULL
      );
      CREATE TABLE identity.audit_log (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor_account_id uuid,
        action text NOT NULL,
        subject text,
        detail jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX audit_log_by_subject ON identity.audit_log (subject, at);`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity.audit_log, identity.throttle, identity.session, identity.role_grant, identity.residence, identity.account')
  }
}
