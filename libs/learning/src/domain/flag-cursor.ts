import { z } from 'zod'

/** Where a flagged completion stands in the list. */
export interface FlagPlace {
  raisedAt: Date
  enrolmentId: string
}

const shape = z.tuple([z.iso.datetime(), z.uuid()])

/** A place in the list of flagged completions as an opaque text. */
export const writeFlagPlace = ({ raisedAt, enrolmentId }: FlagPlace): string => Buffer.from(JSON.stringify([raisedAt.toISOString(), enrolmentId])).toString('base64url')

/** The place that a cursor names; null for a text that is none. */
export function readFlagPlace(cursor: string): FlagPlace | null {
  try {
    const read = shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return read.success ? { raisedAt: new Date(read.data[0]), enrolmentId: read.data[1] } : null
  } catch {
    return null
  }
}
