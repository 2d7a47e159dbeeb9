import { Inject } from '@nestjs/common'
import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql'
import { Caller, Permit, type SignedIn } from '@khue/identity'
import { LearningWeeksService } from '../learning-weeks.service.js'

@ObjectType('LearningWeeks')
export class LearningWeeksType {
  @Field(() => Int, { description: 'Weeks in a row with some learning, up to this one; up to the last one as long as this one has none yet' }) inARow!: number
  @Field(() => Int, { description: 'Days of this week with some learning, 0 to 7' }) daysThisWeek!: number
}

@Resolver()
export class LearningWeeksResolver {
  constructor(@Inject(LearningWeeksService) private readonly weeks: LearningWeeksService) {}

  @Permit('enrolment.read')
  @Query(() => LearningWeeksType, { description: 'How steadily the caller learns; a week begins on Monday' })
  myLearningWeeks(@Caller() caller: SignedIn): Promise<LearningWeeksType> {
    return this.weeks.of(caller)
  }
}
