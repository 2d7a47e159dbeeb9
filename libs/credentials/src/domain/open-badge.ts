import type { Certificate, NamedLevel } from './certificate.js'
import { placeOf } from './status-list.js'

const VC = 'https://www.w3.org/ns/credentials/v2'
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const SCHEMA = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json'

/** Who issues: `base` is the public address without a slash at its end, `name` as it stands on certificates. */
export interface Issuer {
  base: string
  name: string
}

/** The words of a credential in the language of its course. */
export interface CredentialWords {
  narrative: string
  scoreName: string
  frameworkName: (code: string) => string
}

/** A JSON-LD document. */
export type Document = Record<string, unknown>

export const issuerId = ({ base }: Issuer): string => `${base}/credentials/issuer`
export const credentialId = ({ base }: Issuer, id: string): string => `${base}/credentials/${id}`
export const listId = ({ base }: Issuer, list: number): string => `${base}/credentials/status/${list}`

/** Times as Verifiable Credentials want them: to the second, in UTC. */
const instant = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`
const profile = (issuer: Issuer): Document => ({ id: issuerId(issuer), type: ['Profile'], name: issuer.name, url: issuer.base })

/**
 * A certificate as an Open Badges 3.0 credential (1EdTech, section 5.1). Of the person it says a name that stands for her here
 * alone, and her own only where `holderName` is given.
 */
export function openBadge(certificate: Certificate, issuer: Issuer, levels: readonly NamedLevel[], words: CredentialWords, holderName: string | null): Document {
  const { courseSlug, courseTitle, courseLanguage, score } = certificate
  const course = `${issuer.base}/courses/${courseSlug}`
  const { list, index } = placeOf(certificate.number)
  const scored = `${course}#score`
  return {
    '@context': [VC, OB],
    id: credentialId(issuer, certificate.id),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: courseTitle,
    issuer: profile(issuer),
    validFrom: instant(certificate.issuedAt),
    credentialSubject: {
      id: `urn:uuid:${certificate.subjectId}`,
      type: ['AchievementSubject'],
      ...(holderName === null ? {} : { identifier: [{ type: 'IdentityObject', identityHash: holderName, identityType: 'name', hashed: false }] }),
      activityEndDate: instant(certificate.completedAt),
      achievement: {
        id: course,
        type: ['Achievement'],
        achievementType: 'Course',
        inLanguage: courseLanguage,
        name: courseTitle,
        description: certificate.courseSummary ?? courseTitle,
        criteria: { narrative: words.narrative },
        ...(levels.length === 0 ? {} : { alignment: levels.map((level) => alignment(level, issuer, words)) }),
        ...(score === null ? {} : { resultDescription: [{ id: scored, type: ['ResultDescription'], name: words.scoreName, resultType: 'Percent', valueMin: '0', valueMax: '100' }] }),
      },
      ...(score === null ? {} : { result: [{ type: ['Result'], resultDescription: scored, value: String(Math.round(score * 100)) }] }),
    },
    credentialStatus: {
      id: `${listId(issuer, list)}#${index}`, type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: String(index), statusListCredential: listId(issuer, list),
    },
    credentialSchema: [{ id: SCHEMA, type: '1EdTechJsonSchemaValidator2019' }],
  }
}

const alignment = ({ code, name, level, levelName }: NamedLevel, { base }: Issuer, { frameworkName }: CredentialWords): Document => ({
  type: ['Alignment'], targetType: 'CFItem', targetCode: `${code}:${level}`, targetName: `${name}, ${levelName}`, targetFramework: frameworkName(code),
  targetUrl: `${base}/courses?competencyCode=${encodeURIComponent(code)}`,
})

/** A list of what was revoked, as a credential of its own (Bitstring Status List 1.0, section 2.1). */
export const statusListCredential = (list: number, issuer: Issuer, encodedList: string, validFrom: Date): Document => ({
  '@context': [VC],
  id: listId(issuer, list),
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: issuerId(issuer),
  validFrom: instant(validFrom),
  credentialSubject: { id: `${listId(issuer, list)}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList },
})

/** The issuer as a document of its own, with the keys that speak for it (Controlled Identifiers 1.0, section 2.2). */
export function issuerDocument(issuer: Issuer, keys: readonly ({ kid: string } & object)[]): Document {
  const methods = keys.map((publicKeyJwk) => ({ id: `${issuerId(issuer)}#${publicKeyJwk.kid}`, type: 'JsonWebKey', controller: issuerId(issuer), publicKeyJwk }))
  return { '@context': [VC, OB, 'https://www.w3.org/ns/cid/v1'], ...profile(issuer), verificationMethod: methods, assertionMethod: methods.map((method) => method.id) }
}

/** The claims of a signed credential: the document itself, and what JWT readers look for (Open Badges 3.0, section 8.2). */
export function claimsOf(document: Document): Document {
  const issuer = document['issuer']
  const subject = document['credentialSubject'] as Document
  const nbf = Math.floor(Date.parse(String(document['validFrom'])) / 1000)
  return { ...document, iss: typeof issuer === 'object' && issuer !== null && 'id' in issuer ? issuer.id : issuer, jti: document['id'], nbf, iat: nbf, sub: subject['id'] }
}
