import type { PersistenceContext } from '@khue/platform/database'
import { MakeTheReviews1764001110000 } from './data/migrations/1764001110000-make-the-reviews.js'

export * from './practice.module.js'
export * from './practice.service.js'
export * from './review.service.js'

export const practiceContext: PersistenceContext = { schema: 'practice', entities: [], migrations: [MakeTheReviews1764001110000] }
