import type { MigrationInterface, QueryRunner } from 'typeorm'

export class KnowDevicesAndMendNames1764001520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.known_device (
        account_id uuid NOT NULL REFERENCES identity.account (id) ON DELETE CASCADE,
        device_hash bytea NOT NULL,
        last_used_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (account_id, device_hash)
      );
      COMMENT ON TABLE identity.known_device IS 'Browsers on which a person has signed in: other people''s wrong passwords do not lock her out there. It opens nothing';
      CREATE INDEX known_device_by_age ON identity.known_device (last_used_at);
      CREATE INDEX session_by_end ON identity.session (expires_at);
      CREATE INDEX one_time_code_by_end ON identity.one_time_code (expires_at);
      CREATE INDEX throttle_by_end ON identity.throttle (resets_at);
      CREATE INDEX throttle_by_prefix ON identity.throttle (key text_pattern_ops);`)
    // '+84 (0) 912 …' was kept with its zero; it signs in by every notation once the zero is gone.
    await runner.query(`
      UPDATE identity.account a SET phone = '+84' || substr(a.phone, 5)
      WHERE a.phone ~ '^[+]840[1-9][0-9]{8,9}$' AND NOT EXISTS (SELECT FROM identity.account o WHERE o.phone = '+84' || substr(a.phone, 5))`)
    // A user name that is the person's own telephone number says nothing that the number does not.
    await runner.query(`
      UPDATE identity.account SET username = NULL
      WHERE username !~ '[a-z]' AND phone = CASE
        WHEN regexp_replace(username, '[^0-9]', '', 'g') ~ '^0[0-9]{9,10}$' THEN '+84' || substr(regexp_replace(username, '[^0-9]', '', 'g'), 2)
        WHEN regexp_replace(username, '[^0-9]', '', 'g') ~ '^00[1-9][0-9]{7,13}$' THEN '+' || substr(regexp_replace(username, '[^0-9]', '', 'g'), 3)
        ELSE '+' || regexp_replace(username, '[^0-9]', '', 'g') END`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX identity.throttle_by_prefix, identity.throttle_by_end, identity.one_time_code_by_end, identity.session_by_end;
      DROP TABLE identity.known_device`)
  }
}
