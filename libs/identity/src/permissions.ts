import type { Role } from './domain/roles.js'

/**
 * What a grant must be for where it is to give a permission (decision 0019).
 * - `unit`: for the unit that is acted in or seen, or one above it. The guard hands the resolver the caller's `Reach`; a resolver that does not take it answers nobody.
 * - `city`: for the whole city. A grant for a unit gives nothing.
 * - `own`: for whatever unit. What is acted on is the caller's own, or tells of no unit and no person.
 */
export type Scope = 'unit' | 'city' | 'own'

/** Those with a grant of one of these roles; ADMIN always. */
export interface Granted {
  readonly roles: readonly Role[]
  readonly scope: Scope
}

/** Who holds a permission: everybody, everybody who is signed in, or those with a grant. */
export type Holders = 'anyone' | 'signed-in' | Granted

const byUnit = (...roles: Role[]): Granted => ({ roles, scope: 'unit' })
const wholeCity = (...roles: Role[]): Granted => ({ roles, scope: 'city' })
const own = (...roles: Role[]): Granted => ({ roles, scope: 'own' })

/** Every permission and who holds it. Nothing answers that does not name a line of this table. */
export const permissions = {
  'account.me': 'anyone',
  'account.register': 'anyone',
  'account.signIn': 'anyone',
  'account.signOut': 'anyone',
  'account.update': 'signed-in',
  'account.recover': 'anyone',
  'account.sessions': 'signed-in',
  'account.password': 'signed-in',
  'account.email': 'signed-in',
  'resident.help': byUnit('WARD_OFFICER'),
  'units.read': 'anyone',
  'course.read': 'anyone',
  'course.preview': own('INSTRUCTOR'),
  'course.upload': own('INSTRUCTOR'),
  'course.publish': own('INSTRUCTOR'),
  'course.enrol': 'signed-in',
  'enrolment.read': 'signed-in',
  'lesson.progress': 'signed-in',
  'quiz.attempt': 'signed-in',
  'card.practise': 'signed-in',
  'competency.read': 'signed-in',
  'certificate.read': 'signed-in',
  'certificate.share': 'signed-in',
  'certificate.verify': 'anyone',
  'completion.review': wholeCity('CAMPAIGN_STAFF'),
  'alignment.read': wholeCity('CAMPAIGN_STAFF'),
  'alignment.approve': wholeCity('CAMPAIGN_STAFF'),
  'desk.read': own('WARD_OFFICER', 'CAMPAIGN_STAFF'),
  'figures.read': byUnit('WARD_OFFICER', 'CAMPAIGN_STAFF'),
  'figures.explain': byUnit('WARD_OFFICER', 'CAMPAIGN_STAFF'),
  'export.request': byUnit('WARD_OFFICER', 'CAMPAIGN_STAFF'),
  'export.read': own('WARD_OFFICER', 'CAMPAIGN_STAFF'),
  'eventPath.read': own('WARD_OFFICER', 'CAMPAIGN_STAFF'),
  'eventPath.retry': wholeCity('CAMPAIGN_STAFF'),
} as const satisfies Record<string, Holders>

export type Permission = keyof typeof permissions
