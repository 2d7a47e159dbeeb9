import { statement, type Tx } from '@khue/platform/database'
import type { Card } from '../domain/card.js'

/** The cards of a lesson in one version. */
export interface DeckRow {
  versionId: string
  lessonId: string
  cards: Card[]
}

/** Where a card belongs in every version. */
export interface CardPlace {
  cardId: string
  lessonId: string
  courseId: string
}

const ofVersions = statement(
  'catalogue.decks',
  `SELECT version_id AS "versionId", lesson_id AS "lessonId", body -> 'cards' AS cards FROM catalogue.version_lesson
   WHERE version_id = ANY ($1::uuid[]) AND kind = 'FLASHCARDS' ORDER BY version_id, position`,
)
const places = statement(
  'catalogue.card-places',
  `SELECT c.id AS "cardId", c.lesson_id AS "lessonId", l.course_id AS "courseId"
   FROM catalogue.card c JOIN catalogue.lesson l ON l.id = c.lesson_id WHERE c.id = ANY ($1::uuid[])`,
)

/** Reads decks. */
export class DeckRepository {
  /** The decks of these versions, in the order of each course. */
  ofVersions(tx: Tx, versionIds: readonly string[]): Promise<DeckRow[]> {
    return tx.run<DeckRow & Record<string, unknown>>(ofVersions, [versionIds])
  }

  places(tx: Tx, cardIds: readonly string[]): Promise<CardPlace[]> {
    return tx.run<CardPlace & Record<string, unknown>>(places, [cardIds])
  }
}
