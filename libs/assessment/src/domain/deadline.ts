/** How long after its deadline an attempt waits for answers that a bad network held up, in milliseconds. */
export const GRACE_MS = 60_000

interface Timed {
  deadline: Date | null
}

/** Whether an answer was given after the deadline. */
export const isLate = ({ deadline }: Timed, answeredAt: Date): boolean => deadline !== null && answeredAt > deadline

/** Whether nothing more is taken: the deadline and its grace are over. */
export const isOverdue = ({ deadline }: Timed, now: Date): boolean => deadline !== null && deadline < lastMoment(now)

/** Deadlines before this instant are overdue. */
export const lastMoment = (now: Date): Date => new Date(now.getTime() - GRACE_MS)
