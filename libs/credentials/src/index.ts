import type { PersistenceContext } from '@khue/platform/database'
import { MakeTheCertificates1764001201000 } from './data/migrations/1764001201000-make-the-certificates.js'

export * from './certificate.service.js'
export * from './credentials.module.js'
export type { Certificate } from './domain/certificate.js'
export * from './issue-certificate-when-course-is-completed.js'
export * from './signing-keys.service.js'

export const credentialsContext: PersistenceContext = { schema: 'credentials', entities: [], migrations: [MakeTheCertificates1764001201000] }
