import { badField } from '@khue/platform/http'

const MOST = 1_000

/** Why somebody did something, in words: 1 to 1,000 characters, in NFC. @throws BAD_USER_INPUT else. */
export function readReason(reason: string): string {
  const why = reason.normalize('NFC').trim()
  if (why === '' || why.length > MOST) throw badField('reason', why === '' ? 'input.required' : 'input.too-long', { max: MOST })
  if (why.includes('\0')) throw badField('reason', 'input.characters')
  return why
}
