import type { Khue } from '../../client/index.js'
import { readVerdict } from './verdict.js'

export type VerifyData = Awaited<ReturnType<typeof loadVerify>>

/** What may be told of a certificate, asked anew each time: one from the device could have been revoked since. */
export async function loadVerify(khue: Khue, id: string) {
  const [told] = await Promise.all([khue.open.read(`/verify/${encodeURIComponent(id)}`), khue.texts.add('further')])
  return { verdict: readVerdict(told), checkedAt: khue.now().toISOString() }
}
