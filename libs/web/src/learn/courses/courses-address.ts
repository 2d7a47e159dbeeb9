import type { CourseSort, CoursesQueryVariables, LessonKind } from '../documents.gen.js'

/** What the address of the catalogue says; all of it text, so that a search can be sent to a neighbour. */
export interface CoursesSearch {
  readonly q?: string
  /** Of the text, BCP 47. */
  readonly language?: string
  /** A framework, a domain or a competence. */
  readonly competency?: string
  /** Courses that give at least this level; means nothing without `competency`. */
  readonly level?: string
  readonly kind?: string
  /** Minutes that a course takes at the most. */
  readonly length?: string
  readonly sort?: string
}

/** Kinds of lesson that one may look for. */
export const kindsToFind = ['VIDEO', 'AUDIO', 'ARTICLE', 'DOCUMENT', 'QUIZ', 'FLASHCARDS', 'DICTATION'] as const satisfies readonly LessonKind[]
/** Lengths that one may look for, in minutes. */
export const lengthsToFind = ['30', '60', '180'] as const
const sorts = { title: 'TITLE', newest: 'NEWEST', shortest: 'SHORTEST' } as const satisfies Record<string, CourseSort>
export const sortNames = ['title', 'newest', 'shortest'] as const

type Checks = { readonly [Name in keyof CoursesSearch]-?: (text: string) => boolean }

const checks: Checks = {
  q: (text) => text.length <= 200,
  language: (text) => /^[a-z]{2,3}(-\w+)*$/i.test(text),
  competency: (text) => /^[a-z]+-[a-z]+(\.\d+)*$/.test(text),
  level: (text) => /^[1-8]$/.test(text),
  kind: (text) => kindsToFind.some((kind) => kind === text),
  length: (text) => lengthsToFind.some((length) => length === text),
  sort: (text) => sortNames.some((name) => name === text),
}

const isName = (name: string): name is keyof CoursesSearch => Object.hasOwn(checks, name)

/** Reads an address; what it cannot mean is left out, and a level that has lost its competence too. */
export function readCoursesSearch(search: Record<string, unknown>): CoursesSearch {
  const told = Object.entries(search).flatMap(([name, value]): [string, string][] => (isName(name) && typeof value === 'string' && value !== '' && checks[name](value) ? [[name, value]] : []))
  const { level, ...read }: CoursesSearch = Object.fromEntries(told)
  return level !== undefined && read.competency !== undefined ? { ...read, level } : read
}

/** What the services are asked for. */
export function filterOf({ q, language, competency, level, kind, length, sort }: CoursesSearch): CoursesQueryVariables {
  const order = sortNames.find((name) => name === sort)
  return {
    search: q ?? null,
    language: language ?? null,
    competencyCode: competency ?? null,
    level: level === undefined ? null : Number(level),
    kind: kindsToFind.find((one) => one === kind) ?? null,
    maxMinutes: length === undefined ? null : Number(length),
    ...(order ? { sort: sorts[order] } : {}),
  }
}

/** How many of the further filters are set: those that a phone keeps folded. */
export const countFurther = ({ language, level, kind, length }: CoursesSearch): number => [language, level, kind, length].filter((text) => text !== undefined).length

/** Whether anything narrows the list. */
export const isNarrowed = (search: CoursesSearch): boolean => countFurther(search) > 0 || search.q !== undefined || search.competency !== undefined
