import { Inject, Injectable } from '@nestjs/common'
import { type Deck, type DeckCard, DeckService } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { LearningService } from '@khue/learning'
import type { Tx } from '@khue/platform/database'
import { takeTurns } from './domain/session.js'

/** A card with the deck in which it lies, and since when it is the learner's. */
export interface OwnCard {
  card: DeckCard
  deck: Deck
  enrolledAt: Date
}

/** The cards that are a learner's: those of every deck in the versions of the courses she is enrolled in. */
@Injectable()
export class OwnCards {
  constructor(
    @Inject(LearningService) private readonly learning: LearningService,
    @Inject(DeckService) private readonly decks: DeckService,
  ) {}

  /** By card id, in the order in which they are new to her. Three statements at the most, however many courses. */
  async of(tx: Tx, learner: SignedIn): Promise<Map<string, OwnCard>> {
    const courses = (await this.learning.enrolledCourses(tx, learner)).filter((course) => course.state !== 'WITHDRAWN')
    const decks = Map.groupBy(await this.decks.decks(courses.map((course) => course.versionId), tx), (deck) => deck.courseId)
    const byCourse = courses.map(({ courseId, enrolledAt }) => (decks.get(courseId) ?? []).flatMap((deck) => deck.cards.map((card): OwnCard => ({ card, deck, enrolledAt }))))
    return new Map(takeTurns(byCourse).map((own) => [own.card.id, own]))
  }
}
