import { DomainError, say } from '@khue/platform/http'
import { Refusal } from './command.js'

/** A fault of a file, as an importer tells it. */
export interface FileFault {
  file?: string | undefined
  line?: number | null | undefined
  reason: string
}

/** `file:line: reason`, as far as it is known; a file within `folder` is told with it. */
export function faultLine({ file, line, reason }: FileFault, folder = ''): string {
  const path = file && folder && file !== folder ? `${folder.replace(/\/$/, '')}/${file}` : (file ?? folder)
  const place = [path, line].filter((part) => part !== undefined && part !== null && part !== '').join(':')
  return place ? `${place}: ${reason}` : reason
}

/**
 * What a use case refused, as lines for the operator; anything else comes back as it was.
 * @param about the file or thing that the command was about
 */
export function refusalOf(error: unknown, about = ''): unknown {
  const before = about ? `${about}: ` : ''
  if (error instanceof DomainError) {
    if (error.fields.length === 0) return new Refusal([`${before}${say(error.key, 'en', error.values)}`])
    return new Refusal(error.fields.map((field) => `${before}${field.path.replace(/^input\./, '')}: ${say(field.key, 'en', field.values)}`))
  }
  if (error instanceof Error && 'faults' in error && Array.isArray(error.faults)) {
    return new Refusal((error.faults as FileFault[]).map((fault) => faultLine(fault, about)))
  }
  return error
}
