import { z } from 'zod'

/** In which order the list stands: by title in Vietnamese order, first published last first, or the shortest first. */
export const courseSorts = ['TITLE', 'NEWEST', 'SHORTEST'] as const
export type CourseSort = (typeof courseSorts)[number]

/** Where a course stands in the list. */
export interface CoursePlace {
  title: string
  courseId: string
  /** What it is sorted by where that is not the title: the instant it was first published, or its minutes. */
  by?: string | number
}

const key = { title: z.string().max(400).refine((text) => !text.includes('\0')), courseId: z.uuid() }
const place = z.union([z.tuple([key.title, key.courseId]), z.tuple([key.title, key.courseId, z.union([z.iso.datetime(), z.int32()])])])

/** A course's place in the list as an opaque text. */
export const writeCursor = ({ title, courseId, by }: CoursePlace): string => Buffer.from(JSON.stringify(by === undefined ? [title, courseId] : [title, courseId, by])).toString('base64url')

/** The place that a cursor names; null for a text that is none, or one of another order. */
export function readCursor(cursor: string, sort: CourseSort = 'TITLE'): CoursePlace | null {
  try {
    const read = place.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    if (!read.success) return null
    const [title, courseId, by] = read.data
    const fits = { TITLE: by === undefined, NEWEST: typeof by === 'string', SHORTEST: typeof by === 'number' }[sort]
    return fits ? { title, courseId, ...(by === undefined ? {} : { by }) } : null
  } catch {
    return null
  }
}
