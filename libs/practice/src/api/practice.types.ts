import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { TypicalLength } from '@khue/platform/http'
import { type CardRating, ratings } from '../domain/schedule.js'

const CardRatingEnum = Object.fromEntries(ratings.map((rating) => [rating, rating])) as Record<CardRating, CardRating>
registerEnumType(CardRatingEnum, { name: 'CardRating' })

@ObjectType('CardSchedule', { description: 'FSRS as ts-fsrs 5 has it by default: its weights, retention 0.9, short-term steps on, no fuzz' })
export class CardScheduleType {
  @Field(() => ID) cardId!: string
  @Field({ description: 'Of a card never reviewed: since when it is there' }) due!: string
  @Field(() => Float, { description: 'Days; 0 for a card never reviewed' }) stability!: number
  @Field(() => Float, { description: '1 to 10; 0 for a card never reviewed' }) difficulty!: number
  @Field(() => Int) reviews!: number
  @Field(() => Int, { description: 'How often it was forgotten after it had been learnt' }) lapses!: number
  @Field(() => String, { nullable: true, description: 'LEARNING or RELEARNING while it comes back within minutes, then REVIEW; null for a card never reviewed. With lastReviewedAt what a device needs to go on alone' }) phase!: string | null
  @Field(() => String, { nullable: true }) lastReviewedAt!: string | null
}

@ObjectType('DeckCard')
export class DeckCardType {
  @Field(() => ID, { description: 'Stable through the versions of a course' }) id!: string
  @Field() front!: string
  @Field() back!: string
  @Field(() => String, { nullable: true, description: 'How the front is said' }) reading!: string | null
  @Field(() => String, { nullable: true }) example!: string | null
  @Field(() => String, { nullable: true, description: "The example in the back's language" }) exampleBack!: string | null
  @Field(() => String, { nullable: true }) audioUrl!: string | null
  @Field(() => String, { nullable: true }) imageUrl!: string | null
  @Field(() => [String]) tags!: string[]
  @Field(() => CardScheduleType) schedule!: CardScheduleType
}

@ObjectType('DueCard')
export class DueCardType extends DeckCardType {
  @Field() courseSlug!: string
  @Field(() => ID) lessonId!: string
  @Field({ description: "BCP 47, the language of the front, for a voice that reads it" }) language!: string
}

@ObjectType('Deck')
export class DeckType {
  @Field(() => ID) lessonId!: string
  @Field() courseSlug!: string
  @Field() title!: string
  @Field({ description: 'BCP 47, the language of the fronts' }) language!: string
  @TypicalLength(200) @Field(() => [DeckCardType]) cards!: DeckCardType[]
}

@ObjectType('PracticeSettings')
export class PracticeSettingsType {
  @Field(() => Int, { description: 'New cards a day, 0 to 500' }) newPerDay!: number
  @Field(() => Int, { description: 'Cards in one session, 1 to 500' }) sessionSize!: number
}

@ObjectType('PracticeSession', { description: 'One sitting of the size that the learner chose' })
export class PracticeSessionType {
  @TypicalLength(50) @Field(() => [DueCardType], { description: 'Most overdue first, then new ones up to the day\'s limit' }) cards!: DueCardType[]
  @Field(() => Int, { description: 'Cards of a session at the most' }) size!: number
  @Field(() => Int, { description: 'Cards due now in all, also those beyond this session; new ones not counted' }) dueInAll!: number
  @Field(() => Int, { description: "New cards that the day's limit still lets in" }) newToday!: number
}

@ObjectType('PracticeForecast')
export class PracticeForecastType {
  @Field({ description: "YYYY-MM-DD of the city's time zone" }) day!: string
  @Field(() => Int, { description: 'Cards due on that day; today with all that is overdue' }) due!: number
}

@ObjectType('PracticeStatistics', { description: "Days and weeks (from Monday) are those of the city's time zone" })
export class PracticeStatisticsType {
  @Field(() => Int, { description: 'Cards due now, new ones not counted' }) dueNow!: number
  @Field(() => Int, { description: "New cards that the day's limit still lets in" }) newToday!: number
  @Field(() => Int, { description: 'Reviews, each time a card was answered' }) reviewedToday!: number
  @Field(() => Int) reviewedThisWeek!: number
  @Field(() => Int, { description: 'Weeks in a row with at least one review, up to this one or, while it has none yet, the last' }) streakWeeks!: number
  @Field(() => Float, { nullable: true, description: 'Share remembered, 0 to 1, at the first review of a day of cards known from an earlier day, in the last 30 days; null where there was none' }) retention!: number | null
  @Field(() => Int, { description: 'Cards that hold for three weeks or longer' }) matureCards!: number
  @Field(() => Int, { description: 'Cards that were begun and are not mature yet' }) learningCards!: number
  @Field(() => [PracticeForecastType], { description: 'Fourteen days from today, new cards not counted' }) forecast!: PracticeForecastType[]
}

@InputType('CardReviewInput')
export class CardReviewInputType {
  @Field(() => ID, { description: 'A UUID made on the device; the same id is taken once' }) clientEventId!: string
  @Field(() => ID) cardId!: string
  @Field(() => CardRatingEnum) rating!: CardRating
  @Field({ description: 'ISO 8601 with its zone; milliseconds count' }) reviewedAt!: string
}
