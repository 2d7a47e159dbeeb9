import { z } from 'zod'

const place = z.tuple([z.string().max(400), z.uuid()])

/** A course's place in the list as an opaque text. */
export const writeCursor = ({ title, courseId }: { title: string; courseId: string }): string => Buffer.from(JSON.stringify([title, courseId])).toString('base64url')

/** The place that a cursor names; null for a text that is none. */
export function readCursor(cursor: string): { title: string; courseId: string } | null {
  try {
    const read = place.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return read.success && !read.data[0].includes('\0') ? { title: read.data[0], courseId: read.data[1] } : null
  } catch {
    return null
  }
}
