import { posix } from 'node:path'
import type { CardDraft } from '../domain/card.js'
import { readCards } from '../domain/cards-file.js'
import type { CourseFault } from '../domain/course-fault.js'
import { isMedia } from './media-types.js'

/**
 * Reads a deck whose cards name files of the course: by their path from the deck's own folder, else from the course's.
 * A missing file, and one that is no audio or no image, is refused with the card's line.
 */
export function readDeck(text: string, file: string, exists: (path: string) => boolean): { cards: CardDraft[]; faults: CourseFault[] } {
  const { cards, faults } = readCards(text, file)
  const find = (line: number, name: string | null, kind: 'image' | 'audio'): string | null => {
    if (name === null) return null
    const path = [posix.join(posix.dirname(file), name), posix.normalize(name)].find((candidate) => !candidate.startsWith('..') && exists(candidate))
    if (path === undefined) faults.push({ file, line, key: 'cards.file', values: { name } })
    else if (!isMedia(path, kind)) faults.push({ file, line, key: `cards.no-${kind}`, values: { name } })
    return path ?? null
  }
  return { cards: cards.map(({ line, card }) => ({ ...card, audio: find(line, card.audio, 'audio'), image: find(line, card.image, 'image') })), faults }
}
