import { fileURLToPath } from 'node:url'
import { CourseFolders } from '../testing/course-folders.js'

const content = (name: string): string => fileURLToPath(new URL(`../../../../content/${name}`, import.meta.url))
const folders = new CourseFolders()
afterAll(() => folders.remove())
const TONES = { '\u0300': 'falling', '\u0301': 'rising', '\u0309': 'dipping', '\u0303': 'broken', '\u0323': 'heavy' } as const

const decksOf = async (name: string) => ((await folders.read(content(name))).draft?.sections ?? []).flatMap((section) => section.lessons.filter((lesson) => lesson.kind === 'FLASHCARDS'))

describe.each([
  ['tieng-anh-a1', 300, 'en', 4],
  ['vietnamese-for-newcomers', 150, 'vi', 3],
])('the decks of %s', (name, least, language, count) => {
  it('hold enough cards, each with reading, example and its translation, and none twice', async () => {
    const decks = await decksOf(name)
    const cards = decks.flatMap((deck) => deck.deck?.cards ?? [])
    expect(decks.map((deck) => [deck.required, deck.deck?.language])).toEqual(Array.from({ length: count }, () => [false, language]))
    expect(cards.length).toBeGreaterThanOrEqual(least)
    expect(new Set(cards.map((card) => card.key)).size).toBe(cards.length)
    expect(cards.filter((card) => !card.reading || !card.example || !card.exampleBack || card.tags.length === 0)).toEqual([])
    expect(new Set(cards.map((card) => card.example)).size).toBe(cards.length)
    expect(cards.flatMap((card) => [card.example, card.exampleBack]).filter((sentence) => !/^[“\p{Lu}].*[.!?”]$/u.test(sentence ?? ''))).toEqual([])
  })

  it('show each word in its example', async () => {
    const cards = (await decksOf(name)).flatMap((deck) => deck.deck?.cards ?? [])
    const words = (text: string): string[] => text.toLowerCase().replaceAll('’', "'").match(/[\p{L}']+/gu) ?? []
    const strange = cards.filter(({ front, example }) => !words(front).every((word) => words(example ?? '').some((other) => other.startsWith(word.slice(0, Math.max(2, word.length - 2))))))
    expect(strange.map((card) => `${card.front}: ${card.example}`)).toEqual([])
  })
})

describe('the readings', () => {
  it('of English are IPA without a letter that IPA has not', async () => {
    const cards = (await decksOf('tieng-anh-a1')).flatMap((deck) => deck.deck?.cards ?? [])
    expect(cards.filter((card) => !/^\/[ˈˌ a-zæəɑɒɔɜɪʊʌθðŋʃʒɡː]+\/$/u.test(card.reading ?? '') || /[gcqxyo]/u.test(card.reading?.replaceAll('ɔ', '') ?? '')).map((card) => card.reading)).toEqual([])
  })

  it('of Vietnamese name the tone of every syllable as it is written', async () => {
    const cards = (await decksOf('vietnamese-for-newcomers')).flatMap((deck) => deck.deck?.cards ?? [])
    const tonesOf = (front: string): string => front.split(' ').map((syllable) => Object.entries(TONES).find(([mark]) => syllable.normalize('NFD').includes(mark))?.[1] ?? 'level').join(', ')
    expect(cards.filter((card) => !card.reading?.endsWith(`(${tonesOf(card.front)})`)).map((card) => card.front)).toEqual([])
  })
})
