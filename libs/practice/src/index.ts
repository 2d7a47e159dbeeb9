import type { PersistenceContext } from '@khue/platform/database'
import { GoOnFromWhereACardStands1764001530010 } from './data/migrations/1764001530010-go-on-from-where-a-card-stands.js'
import { MakeTheReviews1764001110000 } from './data/migrations/1764001110000-make-the-reviews.js'

export * from './practice.module.js'
export * from './practice.service.js'
export * from './review.service.js'

export const practiceContext: PersistenceContext = { schema: 'practice', entities: [], migrations: [MakeTheReviews1764001110000, GoOnFromWhereACardStands1764001530010] }
