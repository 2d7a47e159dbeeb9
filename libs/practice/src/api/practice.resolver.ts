import { Inject } from '@nestjs/common'
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Caller, Permit, type SignedIn } from '@khue/identity'
import { PracticeService } from '../practice.service.js'
import { ReviewService } from '../review.service.js'
import { presentDeck, presentDue, presentSchedule } from './present.js'
import { CardReviewInputType, CardScheduleType, DeckType, DueCardType, PracticeSessionType, PracticeSettingsType, PracticeStatisticsType } from './practice.types.js'

/** Practice with flashcards, at the learning door. */
@Resolver()
export class PracticeResolver {
  constructor(
    @Inject(PracticeService) private readonly practice: PracticeService,
    @Inject(ReviewService) private readonly reviews: ReviewService,
  ) {}

  @Permit('card.practise')
  @Query(() => [DueCardType], { description: "Cards due now over all the caller's courses, most overdue first, then new ones up to the day's limit. A deck's cards are due from enrolment on" })
  async dueCards(@Caller() caller: SignedIn, @Args('first', { type: () => Int, nullable: true, defaultValue: 50, description: '1 to 500' }) first: number | null): Promise<DueCardType[]> {
    return (await this.practice.dueCards(caller, first ?? 50)).map(presentDue)
  }

  @Permit('card.practise')
  @Query(() => PracticeSessionType, { description: "The day's next session, of the size that the caller chose" })
  async practiceSession(@Caller() caller: SignedIn): Promise<PracticeSessionType> {
    const { cards, ...session } = await this.practice.session(caller)
    return { ...session, cards: cards.map(presentDue) }
  }

  @Permit('card.practise')
  @Query(() => DeckType, { description: "A whole deck of one of the caller's courses with her schedules, for a download" })
  async deck(@Caller() caller: SignedIn, @Args('lessonId', { type: () => ID }) lessonId: string): Promise<DeckType> {
    return presentDeck(await this.practice.deck(caller, lessonId))
  }

  @Permit('card.practise')
  @Query(() => PracticeStatisticsType)
  practiceStatistics(@Caller() caller: SignedIn): Promise<PracticeStatisticsType> {
    return this.practice.statistics(caller)
  }

  @Permit('card.practise')
  @Query(() => PracticeSettingsType)
  practiceSettings(@Caller() caller: SignedIn): Promise<PracticeSettingsType> {
    return this.practice.settings(caller)
  }

  @Permit('card.practise')
  @Mutation(() => PracticeSettingsType, { description: 'What is left out stays as it is' })
  updatePracticeSettings(
    @Caller() caller: SignedIn,
    @Args('newPerDay', { type: () => Int, nullable: true }) newPerDay: number | null,
    @Args('sessionSize', { type: () => Int, nullable: true }) sessionSize: number | null,
  ): Promise<PracticeSettingsType> {
    return this.practice.choose(caller, { newPerDay: newPerDay ?? null, sessionSize: sessionSize ?? null })
  }

  @Permit('card.practise')
  @Mutation(() => [CardScheduleType], {
    description: 'A batch of 1 to 500, taken whole or not at all, each review once by its clientEventId. Answers each card named once with its state after the batch',
  })
  async reviewCards(@Caller() caller: SignedIn, @Args('reviews', { type: () => [CardReviewInputType] }) reviews: CardReviewInputType[]): Promise<CardScheduleType[]> {
    return (await this.reviews.review(caller, reviews)).map(presentSchedule)
  }
}
