import { useAccount, useKhue, useWatched } from '../../client/index.js'
import type { EnrolmentStateFragment, LessonKind } from '../documents.gen.js'
import { type LessonStanding, standings } from './lesson-order.js'

interface StandingCourse {
  readonly order: string
  readonly sections: readonly { readonly lessons: readonly { readonly id: string; readonly required: boolean; readonly prerequisites?: readonly string[]; readonly kind: LessonKind }[] }[]
}

/** Where the learner stands in each lesson, with what the server has answered since and what waits on this device; null before she is enrolled. */
export function useStandings(course: StandingCourse, enrolment: Pick<EnrolmentStateFragment, 'lessons'> | null): ReadonlyMap<string, LessonStanding> | null {
  const khue = useKhue()
  const account = useAccount()
  const { progress } = khue.outgoing(account?.id ?? '')
  const outbox = useWatched(progress.queue.state)
  const known = useWatched(progress.known)
  return enrolment ? standings(course, enrolment.lessons, known, outbox.waiting) : null
}
