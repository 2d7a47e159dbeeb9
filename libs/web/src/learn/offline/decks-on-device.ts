import { readJson } from '../../client/device-store.js'
import type { Khue } from '../../client/index.js'
import { DeckDocument, type DeckQuery } from '../documents.gen.js'
import { emptyLedger, isLedger } from './ledger.js'

/** Where a learner's ledger of downloads is kept. */
export const ledgerName = (accountId: string): string => `khue.downloads.${accountId}`

/** The decks of all downloaded courses. */
export async function decksOnDevice(khue: Khue, accountId: string): Promise<DeckQuery[]> {
  const ledger = readJson(khue.device.store, ledgerName(accountId), isLedger) ?? emptyLedger
  const lessonIds = Object.values(ledger.courses).flatMap(({ parts }) => Object.values(parts).flatMap((part) => part.decks ?? []))
  const decks = await Promise.all([...new Set(lessonIds)].map((lessonId) => khue.reading.kept(DeckDocument, { lessonId })))
  return decks.filter((deck) => deck !== null)
}
