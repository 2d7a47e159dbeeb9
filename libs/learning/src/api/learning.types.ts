import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { CourseType, FeedbackTime } from '@khue/catalogue'

const enumOf = <T extends string>(...values: T[]): Record<T, T> => Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>
export const EnrolmentState = enumOf('ACTIVE', 'COMPLETED', 'WITHDRAWN')
export const ProgressState = enumOf('NOT_STARTED', 'STARTED', 'COMPLETED')
export const AttemptState = enumOf('OPEN', 'SUBMITTED', 'GRADED')
export const QuestionKind = enumOf('SINGLE_CHOICE', 'MULTIPLE_CHOICE', 'TRUE_FALSE', 'SHORT_ANSWER', 'NUMERIC', 'MATCHING', 'ORDERING', 'GAPS', 'ESSAY', 'DESCRIPTION')
registerEnumType(EnrolmentState, { name: 'EnrolmentState' })
registerEnumType(ProgressState, { name: 'ProgressState' })
registerEnumType(AttemptState, { name: 'AttemptState' })
registerEnumType(QuestionKind, { name: 'QuestionKind' })

@ObjectType('LessonProgress')
export class LessonProgressType {
  @Field(() => ID) lessonId!: string
  @Field(() => ProgressState) state!: keyof typeof ProgressState
  @Field(() => Float, { description: '0 to 1' }) position!: number
  @Field(() => Float, { nullable: true, description: '0 to 1, null where nothing is graded' }) score!: number | null
  @Field(() => String, { nullable: true }) completedAt!: string | null
  @Field(() => Float, { nullable: true, description: 'Seconds of a recording that were watched' }) watchedSeconds!: number | null
  @Field(() => Int, { nullable: true, description: 'The newest version of the course in which the lesson was done with other content than it has now: it is to be done again. Null where there is none' }) doneInVersion!: number | null
  @Field(() => Float, { nullable: true, description: 'In the answer of recordProgress: seconds told as watched that are not counted, for all that is watched in a course is at most twice the time since the enrolment. Else null' }) secondsHeldBack!: number | null
  @Field({ description: 'Whether the lesson is open: in a strict course, when those before it are done' }) unlocked!: boolean
}

@ObjectType('NewVersion', { description: 'A newer version of the course: what stays done in it, and what would have to be done again. Ids of lessons' })
export class NewVersionType {
  @Field(() => Int) number!: number
  @Field(() => [ID]) keeps!: string[]
  @Field(() => [ID]) loses!: string[]
}

@ObjectType('Enrolment')
export class EnrolmentType {
  @Field(() => ID) id!: string
  @Field() courseSlug!: string
  @Field(() => EnrolmentState) state!: keyof typeof EnrolmentState
  @Field(() => Float, { description: 'Share of required lessons completed, 0 to 1' }) progress!: number
  @Field() enrolledAt!: string
  @Field() updatedAt!: string
  @Field(() => String, { nullable: true }) completedAt!: string | null
  @Field(() => ID, { nullable: true, description: 'Where to go on' }) nextLessonId!: string | null
  @Field(() => [LessonProgressType]) lessons!: LessonProgressType[]
  @Field(() => CourseType, { description: 'The version that this enrolment keeps to' }) course?: CourseType
  @Field(() => NewVersionType, { nullable: true, description: 'Null while this enrolment is of the newest version. enrol moves it where nothing is lost; continueWithNewVersion moves it in any case' })
  newVersion?: NewVersionType | null | Promise<NewVersionType | null>
  versionId!: string
}

@ObjectType('Choice')
export class ChoiceType {
  @Field(() => ID) id!: string
  @Field() text!: string
}

@ObjectType('Speech', { description: "What the device's own voice reads aloud" })
export class SpeechType {
  @Field() text!: string
  @Field({ description: 'BCP 47' }) language!: string
}

@ObjectType('Question')
export class QuestionType {
  @Field(() => ID) id!: string
  @Field(() => QuestionKind) kind!: keyof typeof QuestionKind
  @Field() prompt!: string
  @Field(() => [ChoiceType], { description: 'Never says which is right; for MATCHING the left side; for GAPS the blanks, in the order of the prompt' }) choices!: ChoiceType[]
  @Field(() => [ChoiceType], { description: 'MATCHING: the right side; GAPS: what the blanks are filled with, none where they are typed' }) targets!: ChoiceType[]
  @Field(() => String, { nullable: true, description: 'To be listened to' }) audioUrl!: string | null
  @Field(() => String, { nullable: true }) imageUrl!: string | null
  @Field(() => String, { nullable: true, description: 'What the picture shows' }) imageAlt!: string | null
  @Field(() => SpeechType, { nullable: true, description: 'A dictation without audio' }) speech!: SpeechType | null
}

@ObjectType('AnswerPair')
export class AnswerPairType {
  @Field(() => ID) left!: string
  @Field(() => ID, { nullable: true }) right?: string | null
  @Field(() => String, { nullable: true }) text?: string | null
}

@ObjectType('SavedAnswer')
export class SavedAnswerType {
  @Field(() => ID) questionId!: string
  @Field(() => [ID], { nullable: true }) choiceIds?: string[] | null
  @Field(() => String, { nullable: true }) text?: string | null
  @Field(() => [AnswerPairType], { nullable: true }) pairs?: AnswerPairType[] | null
  @Field() savedAt!: string
}

@ObjectType('RightAnswer', { description: 'The answer that earns all, in the form in which it would be sent' })
export class RightAnswerType {
  @Field(() => [ID], { nullable: true }) choiceIds?: string[] | null
  @Field(() => String, { nullable: true }) text?: string | null
  @Field(() => [AnswerPairType], { nullable: true }) pairs?: AnswerPairType[] | null
}

@ObjectType('QuestionResult')
export class QuestionResultType {
  @Field(() => ID) questionId!: string
  @Field(() => Float, { description: 'Share of the question, 0 to 1' }) points!: number
  @Field(() => String, { nullable: true }) feedback!: string | null
  @Field(() => RightAnswerType) right!: RightAnswerType
}

@ObjectType('QuizAttempt')
export class QuizAttemptType {
  @Field(() => ID) id!: string
  @Field(() => ID) lessonId!: string
  @Field(() => AttemptState) state!: keyof typeof AttemptState
  @Field(() => [QuestionType]) questions!: QuestionType[]
  @Field(() => Float, { nullable: true, description: 'Share of the points, 0 to 1; null until graded' }) score!: number | null
  @Field(() => Boolean, { nullable: true }) passed!: boolean | null
  @Field(() => Float) passMark!: number
  @Field() startedAt!: string
  @Field(() => String, { nullable: true }) submittedAt!: string | null
  @Field(() => [SavedAnswerType], { description: 'The last answer saved for each question' }) savedAnswers!: SavedAnswerType[]
  @Field(() => [QuestionResultType], { description: 'What questions earned and what was right, as soon as the author lets it be seen: of questions that were checked, else once graded, or from feedbackFrom on' }) results!: QuestionResultType[]
  @Field(() => String, { nullable: true, description: 'When the server closes it, null without a time limit; answers given before are taken for a minute more' }) deadline!: string | null
  @Field(() => FeedbackTime) feedback!: keyof typeof FeedbackTime
  @Field(() => String, { nullable: true, description: 'feedback AFTER: from when on there are results' }) feedbackFrom!: string | null
  @Field({ description: 'Whether the quiz asks other questions now: it can be handed in and is graded by its own, but completes nothing' }) ofOlderVersion!: boolean
  @Field(() => [ID], { description: 'Questions whose answer stays as it is, for its result was shown' }) checked!: string[]
}

@InputType('ProgressEventInput')
export class ProgressEventInputType {
  @Field(() => ID, { description: 'A UUID made on the device; the same id is taken once' }) clientEventId!: string
  @Field(() => ID) lessonId!: string
  @Field(() => Float, { description: 'How far into the lesson, 0 to 1' }) position!: number
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'The device says that the lesson is done; the server decides' }) done?: boolean | null
  @Field(() => [[Float]], { nullable: true, description: 'VIDEO, AUDIO: the spans watched, [from, to] in seconds' }) watched?: number[][] | null
  @Field() occurredAt!: string
  @Field(() => Int, { nullable: true, description: 'The version of the course (Course.version) that the device showed; left out: that of the enrolment. Where the lesson had other content in it, what was done is kept for that version and does not complete the lesson of the enrolment' }) courseVersion?: number | null
}

@InputType('PairInput')
export class PairInputType {
  @Field(() => ID) left!: string
  @Field(() => ID, { nullable: true }) right?: string | null
  @Field(() => String, { nullable: true }) text?: string | null
}

@InputType('AnswerInput')
export class AnswerInputType {
  @Field(() => ID) questionId!: string
  @Field(() => [ID], { nullable: true }) choiceIds?: string[] | null
  @Field(() => String, { nullable: true }) text?: string | null
  @Field(() => [PairInputType], { nullable: true }) pairs?: PairInputType[] | null
  @Field(() => String, { nullable: true, description: "By the device's clock; the newest wins" }) answeredAt?: string | null
}
