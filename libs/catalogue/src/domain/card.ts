import { createHash } from 'node:crypto'

/** A card as its author wrote it. Texts are plain, in NFC; what is left out is null. */
export interface CardDraft {
  /** By which it keeps its identity through versions of its lesson. */
  key: string
  front: string
  back: string
  /** How the front is said: IPA, pinyin, a plain hint. */
  reading: string | null
  example: string | null
  /** The example in the back's language. */
  exampleBack: string | null
  /** Paths of files of the course. */
  audio: string | null
  image: string | null
  tags: string[]
}

/** A card of a version. `id` is stable through versions: it names (course, lesson's file, front). */
export interface Card extends Omit<CardDraft, 'key'> {
  id: string
}

/** What a card's id is made of: its front, where case and spaces do not count and diacritics do. Of two that differ in case alone, `cardIds` tells them apart. */
export const cardKey = (front: string): string => front.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim()

/** A card's id: a UUID (version 8, RFC 9562) made of what it names, the same in every version and at every import. */
export function cardId(courseId: string, file: string, key: string): string {
  const hash = createHash('sha256').update(JSON.stringify([courseId, file, key])).digest('hex')
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/**
 * The ids of a deck's cards, in their order. A card keeps the id that its front had in the version before, to the letter; else it has that of its key,
 * and where another card of the deck has that one (`Polish`, `polish`), one of its own.
 * @param known from fronts of the version before to their ids.
 */
export function cardIds(cards: readonly Pick<CardDraft, 'key' | 'front'>[], courseId: string, file: string, known: ReadonlyMap<string, string>): string[] {
  const kept = cards.map(({ front }) => known.get(front) ?? null)
  const taken = new Set(kept)
  return cards.map(({ key, front }, at) => {
    const before = kept[at]
    if (before) return before
    const plain = cardId(courseId, file, key)
    // A tab stands in no key, so that this is nobody else's.
    const id = taken.has(plain) ? cardId(courseId, file, `${key}\t${front.replace(/\s+/gu, ' ')}`) : plain
    taken.add(id)
    return id
  })
}
