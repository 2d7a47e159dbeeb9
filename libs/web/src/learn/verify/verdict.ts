/** What the public page of a certificate may tell; no more of its holder than she allows. */
export interface Verdict {
  readonly status: 'valid' | 'revoked'
  readonly number: string
  readonly issuer: { readonly name: string }
  readonly holder: { readonly name: string } | null
  readonly course: { readonly slug: string; readonly title: string; readonly summary: string | null; readonly language: string }
  readonly competencies: readonly { readonly code: string; readonly level: number; readonly name: string; readonly levelName: string }[]
  /** `score`: mean of the quizzes, 0 to 1; null where nothing was graded. */
  readonly shown: { readonly score: number | null; readonly lessons: number | null; readonly quizzes: readonly { readonly title: string; readonly score: number; readonly passMark: number }[]; readonly narrative: string }
  readonly completedAt: string
  readonly issuedAt: string
  readonly revokedAt: string | null
  readonly credentialUrl: string
}

const has = (value: unknown, ...names: readonly string[]): value is Record<string, unknown> => typeof value === 'object' && value !== null && names.every((name) => name in value)

function isVerdict(value: unknown): value is Verdict {
  return (
    has(value, 'status', 'number', 'issuer', 'holder', 'course', 'competencies', 'shown', 'completedAt', 'issuedAt', 'revokedAt', 'credentialUrl') &&
    (value['status'] === 'valid' || value['status'] === 'revoked') &&
    has(value['issuer'], 'name') &&
    (value['holder'] === null || has(value['holder'], 'name')) &&
    has(value['course'], 'slug', 'title') &&
    Array.isArray(value['competencies']) &&
    has(value['shown'], 'narrative', 'quizzes')
  )
}

/** The verdict that was told, or null where the certificate is unknown. Whatever cannot be read says nothing good of a certificate either. */
export function readVerdict(told: unknown): Verdict | null {
  return isVerdict(told) ? told : null
}
