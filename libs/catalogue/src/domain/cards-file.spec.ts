import { cardId, cardKey } from './card.js'
import { readCards } from './cards-file.js'

const read = (text: string, file = 'tu-vung.cards.csv') => {
  const { cards, faults } = readCards(text, file)
  return { cards: cards.map(({ card }) => card), faults: faults.map(({ line, key }) => `${line} ${key}`) }
}

describe('a deck of cards', () => {
  it('is read with every column, in any order, in NFC', () => {
    const { cards, faults } = read('back,front,reading,example,exampleBack,audio,image,tags\nquả táo,apple,/ˈæpl/,"I eat an apple, too.",Tôi ăn một quả táo.,./a.mp3,a.webp,food  fruit food\n'.normalize('NFD'))
    expect(faults).toEqual([])
    expect(cards).toEqual([
      { key: 'apple', front: 'apple', back: 'quả táo', reading: '/ˈæpl/', example: 'I eat an apple, too.', exampleBack: 'Tôi ăn một quả táo.', audio: 'a.mp3', image: 'a.webp', tags: ['food', 'fruit'] },
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
    expect(read(`front,back\none,một\n,hai\ntwo,\n"on\ne",a\nthree,ba,extra\n${long},b\nfo\u0007ur,bốn\nONE,lại\n`).faults).toEqual([
      '3 cards.empty', '4 cards.empty', '7 cards.cells', '8 cards.too-long', '9 cards.characters', '10 cards.twice',
    ])
  })

  it.each([
    ['', '1 cards.none'],
    ['front,back\n', '1 cards.none'],
    ['front,reading\na,b\n', '1 cards.column-needed'],
    ['front,back,colour\na,b,c\n', '1 cards.column'],
    ['front,back,front\na,b,c\n', '1 cards.column-twice'],
    ['front,back\n"a,b\n', '2 cards.quote-open'],
    ['front,back\na "b",c\n', '2 cards.quote'],
  ])('is refused whole: %j', (text, fault) => {
    expect(read(text).faults).toEqual([fault])
  })

  it('tells fronts apart by diacritics, not by case or spaces', () => {
    expect(read('front,back\nma,ghost\nmá,mother\nmà,but\nmạ,rice seedling\n').faults).toEqual([])
    expect(read('front,back\nGood  morning,a\n good MORNING ,b\n').faults).toEqual(['3 cards.twice'])
  })
})

describe('the id of a card', () => {
  it('is a UUID, the same for the same course, file and front alone', () => {
    const id = cardId('c', 'a.cards.csv', cardKey('Apple'))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(cardId('c', 'a.cards.csv', cardKey(' apple '))).toBe(id)
    expect(new Set([id, cardId('d', 'a.cards.csv', 'apple'), cardId('c', 'b.cards.csv', 'apple'), cardId('c', 'a.cards.csv', 'apples')]).size).toBe(4)
  })
})
