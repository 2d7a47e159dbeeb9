import { Inject, Injectable } from '@nestjs/common'
import { Database, type Tx } from '@khue/platform/database'
import { mediaUrl } from './api/course.node.js'
import { CatalogueService } from './catalogue.service.js'
import { type CardPlace, DeckRepository } from './data/deck.repository.js'
import { DeckShelf } from './data/deck-shelf.js'
import type { Card } from './domain/card.js'

/** A card as a learner is shown it; its files as addresses. */
export interface DeckCard extends Omit<Card, 'audio' | 'image'> {
  audioUrl: string | null
  imageUrl: string | null
}

/** A deck of flashcards in one version of its course. */
export interface Deck {
  lessonId: string
  versionId: string
  courseId: string
  courseSlug: string
  title: string
  /** Of the fronts, BCP 47. */
  language: string
  cards: DeckCard[]
}

/** The decks of courses, for those who practise with them. */
@Injectable()
export class DeckService {
  private readonly repository = new DeckRepository()
  private readonly shelf: DeckShelf

  constructor(
    @Inject(Database) database: Database,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
  ) {
    this.shelf = new DeckShelf(database)
  }

  /** All decks of these versions, version by version as asked, each in the order of its course; with two statements at the most. */
  async decks(versionIds: readonly string[], via?: Tx): Promise<Deck[]> {
    const rows = await this.shelf.get(versionIds, via)
    const outlines = await this.catalogue.outlines(versionIds.filter((id) => (rows.get(id)?.length ?? 0) > 0), via)
    return [...outlines.values()].flatMap(({ versionId, courseId, slug, language, lessons }) =>
      (rows.get(versionId) ?? []).map(({ lessonId, cards }): Deck => {
        const lesson = lessons.find((row) => row.id === lessonId)
        const url = (path: string | null): string | null => (path === null ? null : mediaUrl(versionId, path))
        return {
          lessonId, versionId, courseId, courseSlug: slug, title: lesson?.title ?? '', language: lesson?.deck?.language ?? language,
          cards: cards.map(({ audio, image, ...card }) => ({ ...card, audioUrl: url(audio), imageUrl: url(image) })),
        }
      }),
    )
  }

  /** Which lesson and course these cards belong to, in whatever version they stand; unknown ones are left out. */
  async places(cardIds: readonly string[], via: Tx): Promise<Map<string, CardPlace>> {
    return new Map((await this.repository.places(via, [...new Set(cardIds)])).map((place) => [place.cardId, place]))
  }
}
