import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { courseSorts, type CourseSort } from '../domain/course-cursor.js'
import { type LessonKind } from '../domain/lesson-kind.js'
import { startReasons, type StartReason } from '../domain/where-to-start.js'
import { CourseType, LessonKindEnum } from './course.types.js'

const enumOf = <T extends string>(values: readonly T[]): Record<T, T> => Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>
const CourseSortEnum = enumOf(courseSorts)
const StartReasonEnum = enumOf(startReasons)
registerEnumType(CourseSortEnum, { name: 'CourseSort', valuesMap: { TITLE: { description: 'Vietnamese order' }, NEWEST: { description: 'First published last, first' }, SHORTEST: {} } })
registerEnumType(StartReasonEnum, {
  name: 'StartReason',
  valuesMap: {
    NEXT_LEVEL: { description: 'The level above one that is held' },
    DIGITAL_BASICS: { description: 'First digital steps: level 1 or 2' },
    LANGUAGE: { description: 'The lowest level of a language' },
    SHORT: { description: 'Among the shortest of those that give no level' },
  },
})

@ArgsType()
export class CourseSearchArgs {
  @Field(() => String, { nullable: true, description: 'Ignores case and diacritics' }) search?: string | null
  @Field(() => String, { nullable: true, description: 'A framework, domain or competence' }) competencyCode?: string | null
  @Field(() => Int, { nullable: true, description: 'With competencyCode: courses that give at least this level of it' }) level?: number | null
  @Field(() => String, { nullable: true }) language?: string | null
  @Field(() => LessonKindEnum, { nullable: true, description: 'With at least one lesson of the kind' }) kind?: LessonKind | null
  @Field(() => Int, { nullable: true, description: 'That take no longer' }) maxMinutes?: number | null
}

@ArgsType()
export class CoursePageArgs extends CourseSearchArgs {
  @Field(() => CourseSortEnum, { nullable: true, defaultValue: 'TITLE' }) sort?: CourseSort | null
  @Field(() => Int, { nullable: true, defaultValue: 20 }) first?: number | null
  @Field(() => String, { nullable: true }) after?: string | null
}

@ObjectType('FacetCount')
export class FacetCountType {
  @Field() value!: string
  @Field(() => Int) count!: number
}

@ObjectType('CourseFacets', { description: 'How many of the courses that a search finds have what; the commonest first' })
export class CourseFacetsType {
  @Field(() => Int) total!: number
  @Field(() => [FacetCountType], { description: 'By the language of the text: vi, en' }) languages!: FacetCountType[]
  @Field(() => [FacetCountType], { description: 'Frameworks, their domains and their competences: vn-digital, vn-digital.4, vn-digital.4.2' }) competencies!: FacetCountType[]
  @Field(() => [FacetCountType], { description: 'Kinds of lesson' }) kinds!: FacetCountType[]
}

@InputType('AttainedInput', { description: 'A level that is held, as myCompetencies tells it' })
export class AttainedInputType {
  @Field() competencyCode!: string
  @Field(() => Int) level!: number
}

@ObjectType('CourseSuggestion')
export class CourseSuggestionType {
  @Field(() => CourseType) course!: CourseType
  @Field(() => StartReasonEnum) reason!: StartReason
  @Field(() => String, { nullable: true, description: 'What it would give' }) competencyCode!: string | null
  @Field(() => Int, { nullable: true }) level!: number | null
}
