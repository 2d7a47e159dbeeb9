import { cardId, cardIds, cardKey } from './card.js'
import { readCards } from './cards-file.js'

const read = (text: string, file = 'tu-vung.cards.csv') => {
  const { cards, faults, warnings } = readCards(text, file)
  const short = ({ line, key }: { line: number | null; key: string }): string => `${line} ${key}`
  return { cards: cards.map(({ card }) => card), faults: faults.map(short), warnings: warnings.map(short) }
}

describe('a deck of cards', () => {
  it('is read with every column, in any order, in NFC', () => {
    const { cards, faults } = read('back,front,reading,example,exampleBack,audio,image,tags\nquả táo,apple,/ˈæpl/,"I eat an apple, too.",Tôi ăn một quả táo.,./a.mp3,a.webp,food  fruit food\n'.normalize('NFD'))
    expect(faults).toEqual([])
    expect(cards).toEqual([
      { key: 'apple', front: 'apple', back: 'quả táo', reading: '/ˈæpl/', example: 'I eat an apple, too.', exampleBack: 'Tôi ăn một quả táo.', audio: './a.mp3', image: 'a.webp', tags: ['food', 'fruit'] },
    ])
  })

  it('may be parted by tabs, where quotes are plain text', () => {
    expect(read('front\tback\nhe said "no"\tanh ấy nói “không”\n', 'x.cards.tsv').cards[0]?.front).toBe('he said "no"')
  })

  it('may be parted by semicolons, as spreadsheets in Vietnam save it', () => {
    expect(read('front;back\none, two;một, hai\n')).toMatchObject({ faults: [], cards: [{ front: 'one, two', back: 'một, hai' }] })
  })

  it('leaves out empty rows, and what is left out is null', () => {
    const { cards, faults } = read('front,back\n\none,một\n,\n\ntwo,hai\n')
    expect([cards.length, faults]).toEqual([2, []])
    expect(cards[0]).toMatchObject({ reading: null, example: null, audio: null, tags: [] })
  })

  it('is refused with the line of each fault', () => {
    const long = 'x'.repeat(501)
    expect(read(`front,back\none,một\n,hai\ntwo,\n"on\ne",a\nthree,ba,\n${long},b\nfo\u0007ur,bốn\none,lại\n`).faults).toEqual([
      '3 cards.empty', '4 cards.empty', '8 cards.too-long', '9 cards.characters', '10 cards.twice',
    ])
  })

  it.each([
    ['', '1 table.empty'],
    ['front,back\n', '1 cards.none'],
    ['front,back\na,b\nthree,ba,extra\n', '3 table.cells'],
    ['front,reading\na,b\n', '1 table.column-needed'],
    ['front,back,colour\na,b,c\n', '1 table.column'],
    ['front,back,front\na,b,c\n', '1 table.column-twice'],
    ['front,back\n"a,b\n', '2 table.quote-open'],
    ['front,back\na "b",c\n', '2 table.quote'],
  ])('is refused whole: %j', (text, fault) => {
    expect(read(text).faults).toEqual([fault])
  })

  it('tells fronts apart by diacritics and by case, not by spaces', () => {
    expect(read('front,back\nma,ghost\nmá,mother\nmà,but\nPolish,of Poland\npolish,to make shine\n').faults).toEqual([])
    expect(read('front,back\nGood  morning,a\n Good morning ,b\n').faults).toEqual(['3 cards.twice'])
  })

  it('keeps one of two rows that are the same, and tells', () => {
    expect(read('front,back\none,một\none,một\n')).toMatchObject({ faults: [], warnings: ['3 cards.same'], cards: [{ front: 'one' }] })
  })

  it('reads entities and marks of HTML in a cell, tells it, and leaves other signs alone', () => {
    const { cards, faults, warnings } = read('front,back\nfish &amp; chips,<b>cá</b><br>khoai\n1 < 2,a<b và c>d\nR&D,<x>\n')
    expect([faults, warnings]).toEqual([[], ['2 cards.html', '2 cards.html']])
    expect(cards.map(({ front, back }) => [front, back])).toEqual([['fish & chips', 'cá\nkhoai'], ['1 < 2', 'a<b và c>d'], ['R&D', '<x>']])
  })

  it('may come from a spreadsheet, with empty columns, as Unicode text, or saying its separator', () => {
    for (const text of ['front,back,,\nxin chào,hello,,\n,,,\n', 'front\tback\nxin chào\thello\n', 'sep=;\nfront;back\nxin chào;hello\n', 'Front;BACK\nxin chào;hello\n']) expect(read(text)).toMatchObject({ faults: [], warnings: [], cards: [{ front: 'xin chào', back: 'hello' }] })
  })
})

describe('the id of a card', () => {
  it('is a UUID, the same for the same course, file and front alone', () => {
    const id = cardId('c', 'a.cards.csv', cardKey('Apple'))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(cardId('c', 'a.cards.csv', cardKey(' apple '))).toBe(id)
    expect(new Set([id, cardId('d', 'a.cards.csv', 'apple'), cardId('c', 'b.cards.csv', 'apple'), cardId('c', 'a.cards.csv', 'apples')]).size).toBe(4)
  })

  it('is kept by its front to the letter, and no two cards of a deck share one', () => {
    const deck = (fronts: string[], known: Record<string, string> = {}) => cardIds(fronts.map((front) => ({ front, key: cardKey(front) })), 'c', 'a.cards.csv', new Map(Object.entries(known)))
    const old = cardId('c', 'a.cards.csv', 'polish')
    expect(deck(['Polish'])).toEqual([old])
    const [small, capital] = deck(['polish', 'Polish'], { Polish: old })
    expect([capital, small === old]).toEqual([old, false])
    expect(deck(['Polish', 'polish'], { Polish: old, polish: small ?? '' })).toEqual([old, small])
    // The one with the plain id is gone: the other stays who it was.
    expect(deck(['polish'], { Polish: old, polish: small ?? '' })).toEqual([small])
    expect(deck(['POLISH'], { Polish: old })).toEqual([old])
  })
})
