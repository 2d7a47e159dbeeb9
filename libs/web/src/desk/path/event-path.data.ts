import type { Khue } from '../../client/index.js'
import { EventPathDocument, ParkedEventsDocument } from '../campaign/documents.gen.js'
import { loadReference } from '../shell/reference.js'

export type EventPathData = Awaited<ReturnType<typeof loadEventPath>>

export async function loadEventPath(khue: Khue) {
  await khue.texts.add('desk')
  const { isStaff } = await loadReference(khue)
  return askEventPath(khue, isStaff)
}

const MOST_PARKED = 100

/** How the events are doing; what was parked is the staff's to see. */
export async function askEventPath(khue: Khue, isStaff: boolean) {
  const [{ eventPath }, parked] = await Promise.all([khue.campaign.ask(EventPathDocument, {}), isStaff ? khue.campaign.ask(ParkedEventsDocument, { first: MOST_PARKED }) : null])
  return { isStaff, eventPath, parkedEvents: parked?.parkedEvents ?? [] }
}
