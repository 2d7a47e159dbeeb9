import type { Khue } from '../../client/index.js'
import { PracticeSessionDocument, PracticeStatisticsDocument, type SessionCardFragment } from '../documents.gen.js'
import { decksOnDevice } from '../offline/on-device.js'
import { cardsOfDeck, dueCards } from './due-cards.js'

export type PracticeData = Awaited<ReturnType<typeof loadPractice>>

/**
 * The day's next session. What was answered here is sent first, so that the server knows of it; without a network the
 * session is made on the device, of the last one that was fetched and the decks that were downloaded.
 */
export async function loadPractice(khue: Khue) {
  const account = await khue.session.know()
  const { reviews } = khue.outgoing(account?.id ?? '')
  await reviews.queue.flush()
  const [{ practiceSession: session, practiceSettings: settings }, { practiceStatistics: statistics }] = await Promise.all([
    khue.reading.ask(PracticeSessionDocument, {}, { fresh: true }),
    khue.reading.ask(PracticeStatisticsDocument, {}, { fresh: true }),
  ])
  const offline = khue.reading.fromDevice.get()
  const decks = offline && account ? await decksOnDevice(khue, account.id) : []
  const cards: readonly SessionCardFragment[] = offline ? [...session.cards, ...decks.flatMap(cardsOfDeck)] : session.cards
  const waiting = reviews.queue.state.get().reviews
  const due = dueCards(cards, {
    known: reviews.known.get(), waiting, now: khue.device.now(), size: session.size, newCards: offline ? Math.min(settings.newPerDay, Math.max(session.newToday, 0)) : session.cards.length,
  })
  return { cards: due, settings, statistics, dueInAll: offline ? due.length : session.dueInAll, offline }
}
