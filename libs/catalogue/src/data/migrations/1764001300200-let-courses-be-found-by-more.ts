import type { MigrationInterface, QueryRunner } from 'typeorm'

export class LetCoursesBeFoundByMore1764001300200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalogue.course ADD COLUMN levels text[] NOT NULL DEFAULT '{}', ADD COLUMN kinds text[] NOT NULL DEFAULT '{}', ADD COLUMN minutes integer, ADD COLUMN listed_at timestamptz;
      COMMENT ON COLUMN catalogue.course.levels IS 'Approved levels with every lower one, for the competence and all above it: vn-digital.4.2/1, vn-digital.4.2/2, vn-digital.4/1, …';
      COMMENT ON COLUMN catalogue.course.kinds IS 'Kinds of lesson in the current version';
      COMMENT ON COLUMN catalogue.course.minutes IS 'Estimated time of the current version';
      COMMENT ON COLUMN catalogue.course.listed_at IS 'When the course was first published; a later version is no new course';

      UPDATE catalogue.course c SET
        kinds = coalesce((SELECT array_agg(DISTINCT l.kind ORDER BY l.kind) FROM catalogue.version_lesson l WHERE l.version_id = c.current_version_id), '{}'),
        minutes = coalesce((SELECT sum((l.settings ->> 'minutes')::int) FROM catalogue.version_lesson l WHERE l.version_id = c.current_version_id), 0),
        listed_at = coalesce((SELECT min(v.published_at) FROM catalogue.version v WHERE v.course_id = c.id), c.created_at),
        levels = coalesce((
          SELECT array_agg(DISTINCT array_to_string((string_to_array(a.competency, '.'))[1:depth], '.') || '/' || n)
          FROM catalogue.version v, jsonb_to_recordset(v.alignments) AS a(competency text, level int),
               generate_series(1, a.level) n, generate_series(1, cardinality(string_to_array(a.competency, '.'))) depth
          WHERE v.id = c.current_version_id AND v.alignments_state = 'APPROVED'), '{}')
      WHERE c.current_version_id IS NOT NULL;

      CREATE INDEX course_by_level ON catalogue.course USING gin (levels) WHERE current_version_id IS NOT NULL;
      CREATE INDEX course_by_length ON catalogue.course (minutes, id) WHERE current_version_id IS NOT NULL;
      CREATE INDEX course_by_age ON catalogue.course (listed_at, id) WHERE current_version_id IS NOT NULL;

      CREATE FUNCTION catalogue.near(wanted text) RETURNS TABLE (course_id uuid, likeness real) LANGUAGE sql STABLE PARALLEL SAFE
        SET pg_trgm.word_similarity_threshold = 0.45
        AS 'SELECT c.id, public.word_similarity(wanted, c.search) FROM catalogue.course c WHERE c.current_version_id IS NOT NULL AND wanted OPERATOR(public.<%) c.search';
      COMMENT ON FUNCTION catalogue.near IS 'Published courses with words like these, slips of spelling forgiven; by course_by_words. The threshold belongs to the function, so that no connection keeps it'`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION catalogue.near(text);
      ALTER TABLE catalogue.course DROP COLUMN levels, DROP COLUMN kinds, DROP COLUMN minutes, DROP COLUMN listed_at`)
  }
}
