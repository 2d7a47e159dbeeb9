import { Inject, Injectable } from '@nestjs/common'
import type { Deck } from '@khue/catalogue'
import type { SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { badField, BadInput, type FieldFault, notFound } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { TerritoryService } from '@khue/territory'
import { type CardSchedule, ScheduleRepository, type Standing } from './data/schedule.repository.js'
import { type PracticeFigures, StatisticsRepository } from './data/statistics.repository.js'
import { FIRST_RANGE, newCardsLeft, type PracticeSettings, settingsRange } from './domain/session.js'
import { type OwnCard, OwnCards } from './own-cards.js'

/** A card with its schedule; of one never reviewed, as it stands before its first review. */
export interface ScheduledCard extends OwnCard {
  schedule: CardSchedule
}

/** One sitting: its cards, and how many wait in all. */
export interface Session {
  cards: ScheduledCard[]
  size: number
  dueInAll: number
  newToday: number
}

export interface PracticeStatistics extends PracticeFigures {
  dueNow: number
  newToday: number
}

/** A deck with the learner's schedule of every card. */
export interface ScheduledDeck {
  deck: Deck
  cards: ScheduledCard[]
}

/** Practice with flashcards: what is due, and how it goes. Reviews are `ReviewService`'s. */
@Injectable()
export class PracticeService {
  private readonly schedules = new ScheduleRepository()
  private readonly figures = new StatisticsRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(OwnCards) private readonly ownCards: OwnCards,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Cards due now over all the learner's courses, most overdue first, then new ones up to the day's limit.
   * @param first 1 to 500. @throws BAD_USER_INPUT outside.
   */
  async dueCards(learner: SignedIn, first: number): Promise<ScheduledCard[]> {
    if (!(first >= FIRST_RANGE.min && first <= FIRST_RANGE.max)) throw badField('first', 'input.range', FIRST_RANGE)
    return (await this.sitting(learner, () => first)).cards
  }

  /** A session of the size that the learner chose: a backlog is spread over several, never a flood. */
  session(learner: SignedIn): Promise<Session> {
    return this.sitting(learner, (standing) => standing.sessionSize)
  }

  /** A whole deck with the learner's schedules, for a download. @throws NOT_FOUND for a deck of none of her courses. */
  async deck(learner: SignedIn, lessonId: string): Promise<ScheduledDeck> {
    return this.database.read(async (tx) => {
      const own = [...(await this.ownCards.of(tx, learner)).values()].filter(({ deck }) => deck.lessonId === lessonId.toLowerCase())
      const deck = own[0]?.deck
      if (!deck) throw notFound('deck.unknown')
      const schedules = await this.schedules.ofCards(tx, learner.accountId, deck.cards.map((card) => card.id))
      return { deck, cards: own.map((card) => withSchedule(card, schedules.get(card.card.id))) }
    })
  }

  /** How practice goes; the same few statements, however many courses, cards and reviews. */
  async statistics(learner: SignedIn): Promise<PracticeStatistics> {
    const now = this.clock.now()
    const timeZone = await this.territory.timeZone()
    return this.database.read(async (tx) => {
      const ids = [...(await this.ownCards.of(tx, learner)).keys()]
      const standing = await this.schedules.standing(tx, learner.accountId, now, timeZone, ids)
      const counted = await this.figures.figures(tx, learner.accountId, now, timeZone, ids)
      return { ...counted, dueNow: standing.due, newToday: newToday(standing) }
    })
  }

  settings(learner: SignedIn): Promise<PracticeSettings> {
    return this.database.read((tx) => this.schedules.settings(tx, learner.accountId))
  }

  /** Changes what is given. @throws BAD_USER_INPUT naming each number that is out of its range. */
  async choose(learner: SignedIn, { newPerDay, sessionSize }: { newPerDay: number | null; sessionSize: number | null }): Promise<PracticeSettings> {
    const given = { newPerDay, sessionSize }
    const faults = (['newPerDay', 'sessionSize'] as const).flatMap((name): FieldFault[] => {
      const value = given[name]
      const range = settingsRange[name]
      return value === null || (value >= range.min && value <= range.max) ? [] : [{ path: name, key: 'input.range', values: range }]
    })
    if (faults.length > 0) throw new BadInput(faults)
    return this.database.transaction((tx) => this.schedules.choose(tx, learner.accountId, newPerDay, sessionSize))
  }

  private async sitting(learner: SignedIn, sizeOf: (standing: Standing) => number): Promise<Session> {
    const now = this.clock.now()
    const timeZone = await this.territory.timeZone()
    return this.database.read(async (tx) => {
      const own = await this.ownCards.of(tx, learner)
      const standing = await this.schedules.standing(tx, learner.accountId, now, timeZone, [...own.keys()])
      const size = sizeOf(standing)
      return { cards: await this.chosen(tx, learner, own, now, size, newToday(standing)), size, dueInAll: standing.due, newToday: newToday(standing) }
    })
  }

  private async chosen(tx: Tx, learner: SignedIn, own: ReadonlyMap<string, OwnCard>, now: Date, size: number, most: number): Promise<ScheduledCard[]> {
    const ids = [...own.keys()]
    const due = await this.schedules.due(tx, learner.accountId, now, ids, size)
    const unseen = await this.schedules.unseen(tx, learner.accountId, ids, Math.max(0, Math.min(most, size - due.length)))
    const picked = [...due.map((schedule) => ({ id: schedule.cardId, schedule })), ...unseen.map((id) => ({ id, schedule: undefined }))]
    return picked.flatMap(({ id, schedule }) => {
      const card = own.get(id)
      return card ? [withSchedule(card, schedule)] : []
    })
  }
}

const newToday = ({ newPerDay, introducedToday, unseen }: Standing): number => Math.min(unseen, newCardsLeft(newPerDay, introducedToday))

/** A new card is due from the enrolment on. */
const withSchedule = (own: OwnCard, schedule: CardSchedule | undefined): ScheduledCard => ({
  ...own, schedule: schedule ?? { cardId: own.card.id, due: own.enrolledAt, stability: 0, difficulty: 0, reviews: 0, lapses: 0, phase: null, lastReviewedAt: null },
})
