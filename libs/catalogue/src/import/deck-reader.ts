import type { ReadingNote } from '@khue/platform/reading'
import type { CardDraft } from '../domain/card.js'
import { readCards } from '../domain/cards-file.js'
import type { CourseFiles } from './list-files.js'
import { isMedia } from './media-types.js'

/**
 * Reads a deck whose cards name files of the course: by their path from the deck's own folder, else from the course's.
 * A missing file, and one that is no audio or no image, is refused with the card's line.
 */
export function readDeck(text: string, file: string, { names, used }: Pick<CourseFiles, 'names' | 'used'>): { cards: CardDraft[]; faults: ReadingNote[]; warnings: ReadingNote[] } {
  const { cards, faults, warnings } = readCards(text, file)
  const find = (line: number, name: string | null, kind: 'image' | 'audio'): string | null => {
    if (name === null) return null
    const found = names.find(name, file)
    if (typeof found === 'string') {
      faults.push({ line, key: found === 'path.leaves' ? 'course.path' : 'cards.file', values: { name } })
      return null
    }
    if (!found.asWritten) warnings.push({ line, key: 'path.case', values: { name, found: found.path } })
    if (!isMedia(found.path, kind)) faults.push({ line, key: `cards.no-${kind}`, values: { name } })
    used.add(found.path)
    return found.path
  }
  return { cards: cards.map(({ line, card }) => ({ ...card, audio: find(line, card.audio, 'audio'), image: find(line, card.image, 'image') })), faults, warnings }
}
