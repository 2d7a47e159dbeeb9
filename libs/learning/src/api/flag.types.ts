import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { PageInfoType } from '@khue/catalogue'

@ObjectType('FlagReason')
export class FlagReasonType {
  @Field({ description: 'Its name in the table of rules: faster-than-stated, lessons-at-once, many-a-day, moved-often, burst-of-address' }) rule!: string
  @Field({ description: "In words, in the reader's language" }) text!: string
  @Field() raisedAt!: string
}

@ObjectType('FlaggedCompletion', { description: 'A completion that is improbable. It counts until it is voided' })
export class FlaggedCompletionType {
  @Field(() => ID, { description: "The enrolment's id" }) enrolmentId!: string
  @Field() courseSlug!: string
  @Field() courseTitle!: string
  @Field({ description: 'By which one sees that two are the same learner’s; tells nothing of her' }) learner!: string
  @Field(() => String, { nullable: true, description: 'Where the learner lived then' }) unitCode!: string | null
  @Field(() => String, { nullable: true }) unitName!: string | null
  @Field() completedAt!: string
  @Field(() => [FlagReasonType]) reasons!: FlagReasonType[]
}

@ObjectType('FlaggedCompletionEdge')
export class FlaggedCompletionEdgeType {
  @Field() cursor!: string
  @Field(() => FlaggedCompletionType) node!: FlaggedCompletionType
}

@ObjectType('FlaggedCompletionConnection')
export class FlaggedCompletionConnectionType {
  @Field(() => [FlaggedCompletionEdgeType]) edges!: FlaggedCompletionEdgeType[]
  @Field(() => PageInfoType) pageInfo!: PageInfoType
  @Field(() => Int) totalCount!: number
}
