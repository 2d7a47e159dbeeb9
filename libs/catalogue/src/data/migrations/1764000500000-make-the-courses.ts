import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheCourses1764000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalogue.course (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        slug text NOT NULL UNIQUE,
        owner_account_id uuid,
        current_version_id uuid,
        title text,
        language text,
        competencies text[] NOT NULL DEFAULT '{}',
        search text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now()
      );
      COMMENT ON COLUMN catalogue.course.owner_account_id IS 'null: the operator''s';
      COMMENT ON COLUMN catalogue.course.current_version_id IS 'The version that new learners get; null: none is published. title, language, competencies and search are its own';
      COMMENT ON COLUMN catalogue.course.competencies IS 'Approved competences with all that stands above them: vn-digital.4.2, vn-digital.4, vn-digital';
      COMMENT ON COLUMN catalogue.course.search IS 'Title, summary, section and lesson titles in lower case and without diacritics';
      CREATE INDEX course_by_title ON catalogue.course (title COLLATE "vi-x-icu", id) WHERE current_version_id IS NOT NULL;
      CREATE INDEX course_by_words ON catalogue.course USING gin (search public.gin_trgm_ops) WHERE current_version_id IS NOT NULL;
      CREATE INDEX course_by_competence ON catalogue.course USING gin (competencies) WHERE current_version_id IS NOT NULL;
      CREATE INDEX course_by_owner ON catalogue.course (owner_account_id) WHERE owner_account_id IS NOT NULL;

      CREATE TABLE catalogue.version (
        id uuid PRIMARY KEY,
        course_id uuid NOT NULL REFERENCES catalogue.course (id),
        number integer NOT NULL,
        title text NOT NULL,
        summary text,
        language text NOT NULL,
        sort_order text NOT NULL CHECK (sort_order IN ('free', 'strict')),
        sections jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('DRAFT', 'PUBLISHED')),
        content_hash text NOT NULL,
        alignments jsonb NOT NULL,
        alignments_state text NOT NULL CHECK (alignments_state IN ('PENDING', 'APPROVED')),
        alignments_approved_by text,
        created_at timestamptz NOT NULL,
        published_at timestamptz,
        UNIQUE (course_id, number)
      );
      COMMENT ON COLUMN catalogue.version.sections IS 'Their titles, in order';
      COMMENT ON COLUMN catalogue.version.alignments_approved_by IS 'An account, or operator';
      COMMENT ON COLUMN catalogue.version.alignments_state IS 'Only what is approved counts as evidence; an approval is never taken back';
      CREATE INDEX version_to_approve ON catalogue.version (alignments_state, published_at) WHERE state = 'PUBLISHED' AND alignments <> '[]';
      ALTER TABLE catalogue.course ADD FOREIGN KEY (current_version_id) REFERENCES catalogue.version (id);

      CREATE TABLE catalogue.lesson (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        course_id uuid NOT NULL REFERENCES catalogue.course (id),
        file text NOT NULL,
        UNIQUE (course_id, file)
      );
      COMMENT ON TABLE catalogue.lesson IS 'What a lesson is through all versions: a course and a file''s name';

      CREATE TABLE catalogue.version_lesson (
        version_id uuid NOT NULL REFERENCES catalogue.version (id),
        lesson_id uuid NOT NULL REFERENCES catalogue.lesson (id),
        section integer NOT NULL,
        position integer NOT NULL,
        title text NOT NULL,
        kind text NOT NULL,
        required boolean NOT NULL,
        completion jsonb NOT NULL,
        settings jsonb NOT NULL,
        body jsonb NOT NULL,
        PRIMARY KEY (version_id, lesson_id)
      );
      COMMENT ON COLUMN catalogue.version_lesson.settings IS 'minutes, and quiz or media as the outline tells them';
      COMMENT ON COLUMN catalogue.version_lesson.body IS 'html of an article, or questions of a quiz with their keys';

      CREATE TABLE catalogue.media (
        version_id uuid NOT NULL REFERENCES catalogue.version (id),
        path text NOT NULL,
        file_key text NOT NULL,
        content_type text NOT NULL,
        bytes bigint NOT NULL,
        PRIMARY KEY (version_id, path)
      );`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalogue.course DROP CONSTRAINT course_current_version_id_fkey;
      DROP TABLE catalogue.media, catalogue.version_lesson, catalogue.lesson, catalogue.version, catalogue.course`)
  }
}
