import type { MigrationInterface, QueryRunner } from 'typeorm'

export class MakeTheCards1764001100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE catalogue.card (
        id uuid PRIMARY KEY,
        lesson_id uuid NOT NULL REFERENCES catalogue.lesson (id)
      );
      COMMENT ON TABLE catalogue.card IS 'What a card is through all versions: a lesson and a front. Cards that left their deck stay, so that late reviews find them';
      COMMENT ON COLUMN catalogue.version_lesson.body IS 'html of an article, questions of a quiz with their keys, or cards of a deck';`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE catalogue.card')
  }
}
