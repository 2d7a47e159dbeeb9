import { readJson } from '../../client/device-store.js'
import type { Khue } from '../../client/index.js'
import { DeckDocument, type DeckQuery } from '../documents.gen.js'
import { type DownloadLedger, emptyLedger, isLedger } from './ledger.js'

const LEDGERS = 'khue.downloads.'

/** Where a learner's ledger of downloads is kept. */
export const ledgerName = (accountId: string): string => `${LEDGERS}${accountId}`

/** What a learner has downloaded on this device. */
export const ledgerOf = ({ device }: Pick<Khue, 'device'>, accountId: string): DownloadLedger => readJson(device.store, ledgerName(accountId), isLedger) ?? emptyLedger

/** Whether a learner has downloaded anything at all on this device. */
export const hasDownloads = ({ device }: Pick<Khue, 'device'>, accountId: string): boolean => device.store.get(ledgerName(accountId)) !== null

/** The addresses of all files of downloaded courses. */
export const filesOnDevice = (khue: Pick<Khue, 'device'>, accountId: string): ReadonlySet<string> => new Set(filesIn(ledgerOf(khue, accountId)))

/** The addresses of all files that others than this learner have downloaded on this device. */
export function filesOfOthers(khue: Pick<Khue, 'device'>, accountId: string): ReadonlySet<string> {
  const others = khue.device.store.names(LEDGERS).filter((name) => name !== ledgerName(accountId))
  return new Set(others.flatMap((name) => filesIn(readJson(khue.device.store, name, isLedger) ?? emptyLedger)))
}

const filesIn = (ledger: DownloadLedger): readonly string[] => Object.values(ledger.courses).flatMap(({ parts }) => Object.values(parts).flatMap((part) => Object.keys(part.media)))

/** The decks of all downloaded courses. */
export async function decksOnDevice(khue: Khue, accountId: string): Promise<DeckQuery[]> {
  const lessonIds = Object.values(ledgerOf(khue, accountId).courses).flatMap(({ parts }) => Object.values(parts).flatMap((part) => part.decks ?? []))
  const decks = await Promise.all([...new Set(lessonIds)].map((lessonId) => khue.reading.kept(DeckDocument, { lessonId })))
  return decks.filter((deck) => deck !== null)
}
