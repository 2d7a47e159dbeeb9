import type { Khue } from '../../client/index.js'
import { EventPathDocument } from '../campaign/documents.gen.js'
import { loadReference } from './reference.js'

export type DeskFrameData = Awaited<ReturnType<typeof loadDeskFrame>>

export async function loadDeskFrame(khue: Khue) {
  await khue.texts.add('desk')
  const [reference, { eventPath }] = await Promise.all([loadReference(khue), khue.campaign.ask(EventPathDocument, {})])
  return { reference, eventPath }
}
