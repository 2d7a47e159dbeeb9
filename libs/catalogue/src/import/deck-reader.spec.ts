import { FileNames } from '@khue/platform/reading'
import { readDeck } from './deck-reader.js'

const names = new FileNames(['decks/a.mp3', 'media/b.webp', 'media/b.mp3'])
const read = (row: string) => readDeck(`front,back,audio,image\n${row}\n`, 'decks/x.cards.csv', { names, used: new Set() })

describe("a card's files", () => {
  it('are found beside the deck, else in the course', () => {
    expect(read('one,một,a.mp3,media/b.webp')).toMatchObject({ faults: [], cards: [{ audio: 'decks/a.mp3', image: 'media/b.webp' }] })
    expect(read('one,một,../media/b.mp3,')).toMatchObject({ faults: [], cards: [{ audio: 'media/b.mp3', image: null }] })
  })

  it.each([
    ['one,một,gone.mp3,', 'cards.file'],
    ['one,một,../../etc/a.mp3,', 'course.path'],
    ['one,một,media/b.webp,', 'cards.no-audio'],
    ['one,một,,media/b.mp3', 'cards.no-image'],
  ])('are refused with the line: %s', (row, key) => {
    expect(read(row).faults).toMatchObject([{ line: 2, key }])
  })
})
