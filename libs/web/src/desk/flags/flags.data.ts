import type { Khue } from '../../client/index.js'
import { FlaggedCompletionsDocument, type FlaggedFactsFragment } from '../learning/documents.gen.js'

export type Flagged = FlaggedFactsFragment
export type FlagsData = Awaited<ReturnType<typeof loadFlags>>

const PAGE = 20

export async function loadFlags(khue: Khue) {
  await khue.texts.add('desk')
  return askFlags(khue, null)
}

/** A page of the completions that staff should look at. */
export async function askFlags(khue: Khue, after: string | null) {
  const { flaggedCompletions } = await khue.learning.ask(FlaggedCompletionsDocument, { first: PAGE, after })
  const { edges, pageInfo, totalCount } = flaggedCompletions
  return { flagged: edges.map((edge) => edge.node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null, totalCount }
}
