import { ACCOUNT_HEADER } from '../../client/index.js'

/** What the service took: the course's newest version. */
export interface TakenCourse {
  readonly slug: string
  readonly title: string
  readonly version: number
  readonly result: 'new' | 'changed' | 'unchanged'
  readonly published: boolean
  readonly sections: number
  readonly lessons: number
  readonly quizzes: number
  readonly questions: number
  readonly media: number
}

/** One thing to mend in a course folder. */
export interface CourseFault {
  readonly file: string
  readonly line: number | null
  readonly reason: string
}

/** What became of an upload. `away`: no answer came. */
export type Outcome =
  | { readonly kind: 'taken'; readonly course: TakenCourse }
  | { readonly kind: 'refused'; readonly message: string; readonly faults: readonly CourseFault[] }
  | { readonly kind: 'signed-out' | 'too-large' | 'away' | 'stopped' }

/** What the service and the web app agree on: 100 MB. */
export const MOST_BYTES = 100 * 1024 * 1024

interface Sending {
  readonly file: File
  readonly locale: string
  /** Who sends it: another's session is refused. */
  readonly accountId: string | null
  /** 0 to 1: how much has been sent; 1 while the service reads it. */
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

/** Sends a .zip to the service. XMLHttpRequest, because it alone tells how much has been sent. */
export function sendCourse({ file, locale, accountId, onProgress, signal }: Sending): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/courses/upload')
    request.setRequestHeader('x-khue-request', '1')
    request.setRequestHeader('accept-language', locale)
    if (accountId !== null) request.setRequestHeader(ACCOUNT_HEADER, accountId)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0))
    request.addEventListener('load', () => resolve(readOutcome(request.status, request.responseText)))
    request.addEventListener('error', () => resolve({ kind: 'away' }))
    request.addEventListener('abort', () => resolve({ kind: 'stopped' }))
    signal.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null
const isFault = (value: unknown): value is CourseFault =>
  isFields(value) && typeof value['file'] === 'string' && typeof value['reason'] === 'string' && (value['line'] === null || typeof value['line'] === 'number')
const isTaken = (value: unknown): value is TakenCourse => isFields(value) && typeof value['slug'] === 'string' && typeof value['title'] === 'string' && typeof value['version'] === 'number'

/** Reads the service's answer: `{ course }` or `{ error: { message, faults } }`. */
export function readOutcome(status: number, text: string): Outcome {
  const body = readBody(text)
  if (status >= 200 && status < 300 && isTaken(body['course'])) return { kind: 'taken', course: body['course'] }
  if (status === 401) return { kind: 'signed-out' }
  const error = isFields(body['error']) ? body['error'] : {}
  const faults = Array.isArray(error['faults']) ? error['faults'].filter(isFault) : []
  if (status === 413 && faults.length === 0) return { kind: 'too-large' }
  const [field] = Array.isArray(error['fields']) ? error['fields'].filter(isFields) : []
  const message = typeof field?.['message'] === 'string' ? field['message'] : error['message']
  return typeof message === 'string' && status < 500 ? { kind: 'refused', message, faults } : { kind: 'away' }
}

function readBody(text: string): Fields {
  try {
    const body: unknown = JSON.parse(text)
    return isFields(body) ? body : {}
  } catch {
    return {}
  }
}
