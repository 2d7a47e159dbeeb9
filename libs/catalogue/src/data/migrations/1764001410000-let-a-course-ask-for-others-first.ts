import type { MigrationInterface, QueryRunner } from 'typeorm'

export class LetACourseAskForOthersFirst1764001410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE catalogue.version ADD COLUMN prerequisites text[] NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN catalogue.version.prerequisites IS 'Slugs of courses to complete before enrolling';
      COMMENT ON COLUMN catalogue.version_lesson.body IS 'html of an article, questions of a quiz with their keys, cards of a deck, or transcripts of a recording';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE catalogue.version DROP COLUMN prerequisites')
  }
}
