import type { Account, Khue } from '../../client/index.js'
import { loadWards } from '../account/wards.js'
import { MyAccessDocument, type MyAccessQuery } from '../documents.gen.js'

/** How the caller may sign in, and where she is signed in. */
export interface Access {
  readonly email: string | null
  readonly emailConfirmed: boolean
  readonly sessions: MyAccessQuery['mySessions']
}

export async function loadProfile(khue: Khue, account: Account) {
  const [wards, { me, mySessions }] = await Promise.all([loadWards(khue), khue.reading.ask(MyAccessDocument, {}), khue.texts.add('further')])
  const access: Access = { email: me?.email ?? null, emailConfirmed: me?.emailConfirmed ?? false, sessions: mySessions }
  return { account, wards, access }
}
