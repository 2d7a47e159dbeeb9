import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { LongText, TypicalLength } from '@khue/platform/http'
import { lessonKinds, type LessonKind } from '../domain/lesson-kind.js'

export const LessonKindEnum = Object.fromEntries(lessonKinds.map((kind) => [kind, kind])) as Record<LessonKind, LessonKind>
registerEnumType(LessonKindEnum, { name: 'LessonKind' })
export const FeedbackTime = { AT_ONCE: 'AT_ONCE', AT_END: 'AT_END', AFTER: 'AFTER' } as const
registerEnumType(FeedbackTime, { name: 'FeedbackTime', description: 'When a learner is told what was right: each question once checked, when the attempt is closed, or not before feedbackFrom' })

/** A value that a getter works out, only where a client asks for it. */
type Asked<T> = T | Promise<T>

@ObjectType('CompetencyAlignment')
export class CompetencyAlignmentType {
  @Field() competencyCode!: string
  @Field(() => Int) level!: number
  @Field(() => String, { description: "The competence's name in the reader's language" }) name!: Asked<string>
}

@ObjectType('Caption')
export class CaptionType {
  @Field() language!: string
  @Field() url!: string
}

@ObjectType('Cue', { description: 'A spoken passage, in seconds from the beginning' })
export class CueType {
  @Field(() => Float) start!: number
  @Field(() => Float) end!: number
  @Field() text!: string
}

@ObjectType('Transcript')
export class TranscriptType {
  @Field() language!: string
  @TypicalLength(20) @Field(() => [CueType]) cues!: CueType[]
}

@ObjectType('Lesson')
export class LessonType {
  @Field(() => ID, { description: 'Stable through the versions of a course' }) id!: string
  @Field() title!: string
  @Field(() => LessonKindEnum) kind!: LessonKind
  @Field() required!: boolean
  @Field(() => Int, { description: 'Estimated time' }) minutes!: number
  @Field(() => Int, { description: 'Place in the course, from 0' }) position!: number
  @Field(() => Float, { nullable: true, description: 'QUIZ: share of the points, 0 to 1' }) passMark!: number | null
  @Field(() => Int, { nullable: true, description: 'QUIZ: how many attempts; 0 is without limit' }) attempts!: number | null
  @Field(() => Int, { nullable: true, description: 'QUIZ: how many questions' }) questionCount!: number | null
  @Field(() => Int, { nullable: true, description: 'FLASHCARDS: how many cards' }) cardCount!: number | null
  @Field(() => Float, { nullable: true, description: 'VIDEO, AUDIO: length in seconds where it can be told' }) seconds!: number | null
  @LongText() @Field(() => String, { nullable: true, description: 'ARTICLE: HTML that can run nothing' }) html!: Asked<string | null>
  @Field(() => String, { nullable: true, description: 'VIDEO, AUDIO, DOCUMENT: its file' }) mediaUrl!: string | null
  @Field(() => String, { nullable: true, description: 'VIDEO, AUDIO: a smaller rendition of the same length, where the author made one: for those who save data' }) smallerMediaUrl!: string | null
  @Field(() => [CaptionType]) captions!: CaptionType[]
  @LongText() @TypicalLength(2) @Field(() => [TranscriptType], { description: 'VIDEO, AUDIO: what the captions say' }) transcripts!: Asked<TranscriptType[]>
  @Field(() => String, { nullable: true, description: 'VIDEO: the picture before it plays' }) posterUrl!: string | null
  @Field(() => Float, { nullable: true, description: 'VIDEO, AUDIO: share to watch; QUIZ, DICTATION: score that completes it; 0 to 1' }) completionShare!: number | null
  @Field(() => Int, { nullable: true, description: 'QUIZ, DICTATION: minutes for an attempt' }) timeLimit!: number | null
  @Field(() => Int, { nullable: true, description: 'QUIZ, DICTATION: minutes between two attempts' }) waitingTime!: number | null
  @Field(() => FeedbackTime, { nullable: true, description: 'QUIZ, DICTATION' }) feedback!: keyof typeof FeedbackTime | null
  @Field(() => String, { nullable: true, description: 'feedback AFTER: from when on' }) feedbackFrom!: string | null
  @Field({ description: 'Whether it may be taken along; a quiz or a dictation only where its author allows it: start the attempt with a network, send its answers later' }) offline!: boolean
  @Field(() => [ID], { description: 'Lessons before it that must be done first' }) prerequisites!: string[]
}

@ObjectType('Section')
export class SectionType {
  @Field(() => ID) id!: string
  @Field() title!: string
  @Field(() => [LessonType]) lessons!: LessonType[]
}

@ObjectType('Course')
export class CourseType {
  @Field(() => ID) id!: string
  @Field() slug!: string
  @Field() title!: string
  @Field(() => String, { nullable: true }) summary!: string | null
  @Field({ description: 'BCP 47, the language of the text' }) language!: string
  @Field(() => [CompetencyAlignmentType], { description: 'Competency levels that completing the course is evidence for' }) alignments!: CompetencyAlignmentType[]
  @Field(() => [SectionType]) sections!: SectionType[]
  @Field(() => Int) version!: number
  @Field(() => ID) versionId!: string
  @Field(() => Int, { description: 'Estimated time' }) minutes!: number
  @Field(() => Int) lessonCount!: number
  @Field({ description: 'free, or strict: lessons open one after another' }) order!: string
  @Field(() => [String], { description: 'Slugs of courses to complete before enrolling' }) prerequisites!: string[]
  @Field() published!: boolean
}

@ObjectType('PageInfo')
export class PageInfoType {
  @Field() hasNextPage!: boolean
  @Field(() => String, { nullable: true }) endCursor!: string | null
}

@ObjectType('CourseEdge')
export class CourseEdgeType {
  @Field() cursor!: string
  @Field(() => CourseType) node!: CourseType
}

@ObjectType('CourseConnection')
export class CourseConnectionType {
  @Field(() => [CourseEdgeType]) edges!: CourseEdgeType[]
  @Field(() => PageInfoType) pageInfo!: PageInfoType
  @Field(() => Int) totalCount!: Asked<number>
  @Field({ description: 'true: nothing has these very words; these are the likest, slips of spelling forgiven, and there is no further page' }) approximate!: boolean
}

@ObjectType('Competency')
export class CompetencyType {
  @Field() code!: string
  @Field() framework!: string
  @Field({ description: "In the reader's language" }) name!: string
}

@ObjectType('TaughtCourse', { description: 'The newest version of a course of the caller' })
export class TaughtCourseType {
  @Field() slug!: string
  @Field() title!: string
  @Field(() => Int) version!: number
  @Field() published!: boolean
  @Field({ description: 'It was published and is in the catalogue no more' }) withdrawn!: boolean
  @Field() alignmentsApproved!: boolean
  @Field(() => [CompetencyAlignmentType]) alignments!: CompetencyAlignmentType[]
  @Field() updatedAt!: string
}

@ObjectType('AlignmentRequest', { description: 'A published version whose alignments wait for, or have, approval' })
export class AlignmentRequestType {
  @Field(() => ID) versionId!: string
  @Field() courseSlug!: string
  @Field() courseTitle!: string
  @Field(() => Int) version!: number
  @Field(() => [CompetencyAlignmentType]) alignments!: CompetencyAlignmentType[]
  @Field() approved!: boolean
  @Field({ description: 'It waits, and an earlier version of the course is approved: what staff saw then has changed' }) changedSinceApproval!: boolean
  @Field(() => Int, { description: 'Completions that stand on it' }) completions!: number
}
