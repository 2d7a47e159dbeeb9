import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'

export enum IndicatorKind {
  FLOW = 'FLOW',
  STOCK = 'STOCK',
  REPORTED = 'REPORTED',
}
registerEnumType(IndicatorKind, {
  name: 'IndicatorKind',
  valuesMap: {
    FLOW: { description: 'events or distinct residents within the period' },
    STOCK: { description: "residents holding something at the period's end" },
    REPORTED: { description: 'entered by ward officers' },
  },
})

@ObjectType('Indicator')
export class IndicatorType {
  @Field() code!: string
  @Field() name!: string
  @Field() unitOfMeasure!: string
  @Field(() => IndicatorKind) kind!: IndicatorKind
}

@ObjectType('IndicatorValue')
export class IndicatorValueType {
  @Field() unitCode!: string
  @Field(() => Float, { nullable: true }) numerator!: number | null
  @Field(() => Float, { nullable: true }) denominator!: number | null
  @Field(() => Float, { nullable: true, description: 'A share from 0 to 1; the numerator itself where no denominator is defined' }) value!: number | null
  @Field(() => Float, { nullable: true }) target!: number | null
  @Field({ description: 'true where a small count is withheld' }) suppressed!: boolean
  @Field({ description: 'true while a new version of the figures is filled beside the one that is shown: definitions or boundaries changed' }) beingFilled!: boolean
}

@ObjectType('UnitFigure')
export class UnitFigureType {
  @Field(() => IndicatorType) indicator!: IndicatorType
  @Field(() => Float, { nullable: true }) numerator!: number | null
  @Field(() => Float, { nullable: true }) denominator!: number | null
  @Field(() => Float, { nullable: true }) value!: number | null
  @Field(() => Float, { nullable: true }) target!: number | null
  @Field({ description: 'true while a new version of the figures is filled beside the one that is shown' }) beingFilled!: boolean
}

@ObjectType('ExplanationRow')
export class ExplanationRowType {
  @Field(() => ID) eventId!: string
  @Field(() => ID) residentId!: string
  @Field() kind!: string
  @Field(() => String, { nullable: true }) unitCode!: string | null
  @Field(() => String, { nullable: true }) courseSlug!: string | null
  @Field() occurredAt!: string
  @Field() countsOn!: string
  @Field() recordedAt!: string
}

@ObjectType('Explanation')
export class ExplanationType {
  @Field(() => Float) total!: number
  @Field(() => [ExplanationRowType]) rows!: ExplanationRowType[]
  @Field(() => String, { nullable: true }) endCursor!: string | null
  @Field() hasNextPage!: boolean
}

@ObjectType('EventConsumer')
export class EventConsumerType {
  @Field() name!: string
  @Field({ description: 'true where no program has it any more: khue consumers unregister' }) retired!: boolean
  @Field(() => Int, { description: 'events that it was given and has not applied' }) sent!: number
  @Field(() => Int) parked!: number
  @Field({ description: 'true while it has still to be given events of the past' }) filling!: boolean
}

@ObjectType('EventPath')
export class EventPathType {
  @Field(() => Int) waiting!: number
  @Field(() => Int) sent!: number
  @Field(() => Int) parked!: number
  @Field(() => Float) oldestWaitingSeconds!: number
  @Field(() => String, { nullable: true }) lastAppliedAt!: string | null
  @Field(() => Float, { nullable: true, description: 'How much of a new version of the figures is filled, 0 to 1; null where none is' }) newVersion!: number | null
  @Field(() => [EventConsumerType]) consumers!: EventConsumerType[]
}

@ObjectType('ParkedEvent')
export class ParkedEventType {
  @Field(() => ID) id!: string
  @Field() consumer!: string
  @Field(() => ID) eventId!: string
  @Field() kind!: string
  @Field() reason!: string
  @Field() occurredAt!: string
  @Field(() => Int) tries!: number
  @Field() parkedAt!: string
}

@ObjectType('Desk', { description: 'Who works at the desk, and for which units' })
export class DeskType {
  @Field() displayName!: string
  @Field(() => [String]) roles!: string[]
  @Field(() => [String]) unitCodes!: string[]
  @Field() topUnitCode!: string
  @Field({ description: 'May approve alignments and let parked events be tried again: by a grant for the whole city' }) decides!: boolean
  @Field({ description: "Today's date in the city's time zone" }) today!: string
  @Field() timeZone!: string
}
