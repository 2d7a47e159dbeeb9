import type { Role } from './domain/roles.js'

/** Who holds a permission: everybody, everybody who is signed in, or those with one of these roles (ADMIN always). */
export type Holders = 'anyone' | 'signed-in' | readonly Role[]

const STAFF = ['CAMPAIGN_STAFF'] as const
const DESK = ['WARD_OFFICER', 'CAMPAIGN_STAFF'] as const
const TEACHERS = ['INSTRUCTOR'] as const

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
  'resident.help': ['WARD_OFFICER'],
  'units.read': 'anyone',
  'course.read': 'anyone',
  'course.preview': TEACHERS,
  'course.upload': TEACHERS,
  'course.publish': TEACHERS,
  'course.enrol': 'signed-in',
  'enrolment.read': 'signed-in',
  'lesson.progress': 'signed-in',
  'quiz.attempt': 'signed-in',
  'card.practise': 'signed-in',
  'competency.read': 'signed-in',
  'certificate.read': 'signed-in',
  'certificate.share': 'signed-in',
  'certificate.verify': 'anyone',
  'alignment.read': STAFF,
  'alignment.approve': STAFF,
  'figures.read': DESK,
  'figures.explain': DESK,
  'export.request': DESK,
  'eventPath.read': DESK,
  'eventPath.retry': STAFF,
} as const satisfies Record<string, Holders>

export type Permission = keyof typeof permissions
