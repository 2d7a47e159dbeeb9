import type { Khue } from '../../client/index.js'
import { AlignmentRequestsDocument, type AlignmentRequestFactsFragment } from '../learning/documents.gen.js'

export type AlignmentRequest = AlignmentRequestFactsFragment
export type ApprovalsData = Awaited<ReturnType<typeof loadApprovals>>

export async function loadApprovals(khue: Khue) {
  await khue.texts.add('desk')
  const { alignmentRequests } = await khue.learning.ask(AlignmentRequestsDocument, {})
  return { requests: alignmentRequests }
}
