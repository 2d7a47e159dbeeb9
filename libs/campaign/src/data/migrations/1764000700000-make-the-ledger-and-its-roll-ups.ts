import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheLedgerAndItsRollUps1764000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE campaign.applied_seq;

      CREATE TABLE campaign.ledger (
        month date NOT NULL,
        event_id uuid NOT NULL,
        kind text NOT NULL,
        version smallint NOT NULL,
        resident uuid NOT NULL,
        unit_code text,
        birth_year smallint,
        gender text,
        enrolment_id uuid,
        course_id uuid,
        course_version uuid,
        course_slug text,
        alignments jsonb,
        occurred_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        counts_on date NOT NULL,
        applied_seq bigint NOT NULL,
        corrects uuid,
        PRIMARY KEY (month, event_id)
      ) PARTITION BY RANGE (month);
      CREATE INDEX ledger_by_resident ON campaign.ledger (resident, counts_on);
      CREATE INDEX ledger_by_unit ON campaign.ledger (unit_code, counts_on);
      COMMENT ON TABLE campaign.ledger IS 'Append-only: everything that figures are made of. month: first day of the month in which the event was recorded, in the city''s time zone';

      CREATE TABLE campaign.voided (
        event_id uuid PRIMARY KEY,
        by_event uuid NOT NULL,
        applied_seq bigint NOT NULL
      );
      COMMENT ON TABLE campaign.voided IS 'Events that count as if they had never been';

      CREATE TABLE campaign.attainment (
        resident uuid NOT NULL,
        competency text NOT NULL,
        level smallint NOT NULL,
        since date NOT NULL,
        PRIMARY KEY (resident, competency, level)
      );
      COMMENT ON TABLE campaign.attainment IS 'First day on which a resident had evidence of a level; derived from the ledger';

      CREATE TABLE campaign.residence (
        resident uuid NOT NULL,
        since timestamptz NOT NULL,
        unit_code text NOT NULL,
        PRIMARY KEY (resident, since)
      );
      CREATE TABLE campaign.person (
        resident uuid PRIMARY KEY,
        birth_year smallint,
        told_at timestamptz NOT NULL
      );
      COMMENT ON TABLE campaign.person IS 'Year of birth as last told; derived from the ledger';

      CREATE TABLE campaign.flow_rollup (
        indicator text NOT NULL,
        grain text NOT NULL,
        start date NOT NULL,
        unit_code text NOT NULL,
        value bigint NOT NULL,
        PRIMARY KEY (indicator, grain, start, unit_code)
      ) WITH (fillfactor = 70);
      CREATE TABLE campaign.stock_rollup (
        indicator text NOT NULL,
        grain text NOT NULL,
        start date NOT NULL,
        unit_code text NOT NULL,
        delta bigint NOT NULL,
        PRIMARY KEY (indicator, grain, start, unit_code)
      ) WITH (fillfactor = 70);
      COMMENT ON TABLE campaign.stock_rollup IS 'By how much the number of holders changed in a day, month or year; a figure is the running sum up to its day';

      CREATE TABLE campaign.population (
        unit_code text NOT NULL,
        year smallint NOT NULL,
        age_from smallint NOT NULL,
        people bigint NOT NULL CHECK (people >= 0),
        source text,
        PRIMARY KEY (unit_code, year, age_from)
      );
      CREATE TABLE campaign.target (
        indicator text NOT NULL,
        unit_code text NOT NULL DEFAULT '',
        year smallint NOT NULL,
        value double precision NOT NULL,
        source text,
        PRIMARY KEY (indicator, unit_code, year)
      );
      COMMENT ON COLUMN campaign.target.unit_code IS 'Empty: the default for every unit';

      CREATE FUNCTION campaign.periods(day date) RETURNS TABLE (grain text, start date, next date)
      LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT 'day', day, day + 1
        UNION ALL SELECT 'month', date_trunc('month', day::timestamp)::date, (date_trunc('month', day::timestamp) + interval '1 month')::date
        UNION ALL SELECT 'quarter', date_trunc('quarter', day::timestamp)::date, (date_trunc('quarter', day::timestamp) + interval '3 months')::date
        UNION ALL SELECT 'year', date_trunc('year', day::timestamp)::date, (date_trunc('year', day::timestamp) + interval '1 year')::date
      $$;
    `)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION campaign.periods(date);
      DROP TABLE campaign.target, campaign.population, campaign.stock_rollup, campaign.flow_rollup, campaign.person, campaign.residence,
        campaign.attainment, campaign.voided, campaign.ledger;
      DROP SEQUENCE campaign.applied_seq`)
  }
}
