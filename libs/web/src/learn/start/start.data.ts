import type { Khue } from '../../client/index.js'
import { HeldLevelsDocument, WhereToStartDocument } from '../documents.gen.js'
import { byReason } from './by-reason.js'

export type StartData = Awaited<ReturnType<typeof loadStart>>

/** What to begin with; for somebody who is signed in, what follows from what she can do. */
export async function loadStart(khue: Khue) {
  const [account] = await Promise.all([khue.session.know(), khue.texts.add('further')])
  const held = account ? (await khue.reading.ask(HeldLevelsDocument, {})).myCompetencies : []
  const { whereToStart } = await khue.reading.ask(WhereToStartDocument, { attained: held.map(({ competencyCode, level }) => ({ competencyCode, level })) })
  return { signedIn: account !== null, groups: byReason(whereToStart) }
}
