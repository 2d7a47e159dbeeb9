import type { MigrationInterface, QueryRunner } from 'typeorm'

export class LetFiguresKnowWhatMadeThem1764001512000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign.figures_version (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('CURRENT', 'FILLING', 'OLD')),
        definition text NOT NULL,
        boundaries text NOT NULL,
        made_of jsonb,
        anew boolean NOT NULL DEFAULT false,
        filled_to int NOT NULL DEFAULT 0 CHECK (filled_to BETWEEN 0 AND 65536),
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        swapped_at timestamptz
      );
      COMMENT ON TABLE campaign.figures_version IS 'What roll-ups are made of: the definitions, and the units with what is above them. One is shown, one at the most is filled beside it';
      COMMENT ON COLUMN campaign.figures_version.made_of IS 'The definitions and boundaries themselves: whoever moves or proves a version goes by these';
      COMMENT ON COLUMN campaign.figures_version.anew IS 'Whether what residents hold is derived anew from the ledger on the way';
      COMMENT ON COLUMN campaign.figures_version.filled_to IS 'Residents whose id begins with less than this (of 65536) are in it';
      CREATE UNIQUE INDEX one_version_is_shown ON campaign.figures_version (state) WHERE state = 'CURRENT';
      CREATE UNIQUE INDEX one_version_is_filled ON campaign.figures_version (state) WHERE state = 'FILLING';
      INSERT INTO campaign.figures_version (id, state, definition, boundaries, filled_to) OVERRIDING SYSTEM VALUE VALUES (0, 'CURRENT', '', '', 65536);

      ALTER TABLE campaign.flow_rollup ADD COLUMN version bigint NOT NULL DEFAULT 0, DROP CONSTRAINT flow_rollup_pkey;
      ALTER TABLE campaign.flow_rollup ADD PRIMARY KEY (version, indicator, grain, start, unit_code), ALTER COLUMN version DROP DEFAULT;
      ALTER TABLE campaign.stock_rollup ADD COLUMN version bigint NOT NULL DEFAULT 0, DROP CONSTRAINT stock_rollup_pkey;
      ALTER TABLE campaign.stock_rollup ADD PRIMARY KEY (version, indicator, grain, start, unit_code), ALTER COLUMN version DROP DEFAULT;`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM campaign.flow_rollup r WHERE NOT EXISTS (SELECT FROM campaign.figures_version v WHERE v.id = r.version AND v.state = 'CURRENT');
      DELETE FROM campaign.stock_rollup r WHERE NOT EXISTS (SELECT FROM campaign.figures_version v WHERE v.id = r.version AND v.state = 'CURRENT');
      ALTER TABLE campaign.flow_rollup DROP CONSTRAINT flow_rollup_pkey, DROP COLUMN version, ADD PRIMARY KEY (indicator, grain, start, unit_code);
      ALTER TABLE campaign.stock_rollup DROP CONSTRAINT stock_rollup_pkey, DROP COLUMN version, ADD PRIMARY KEY (indicator, grain, start, unit_code);
      DROP TABLE campaign.figures_version;`)
  }
}
