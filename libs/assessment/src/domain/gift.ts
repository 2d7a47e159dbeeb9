import { type Block, blocksOf, readEscapes } from './gift-blocks.js'
import { type GiftFault, RefusedQuestion } from './gift-fault.js'
import { Identities } from './gift-identity.js'
import { type ReadSettings, readSettings, speaksToKhue } from './gift-settings.js'
import { formatOf, GiftTexts, type ResolveFile } from './gift-text.js'
import { defineQuestion, type GiftParts, partsOf } from './gift-question.js'
import { LinePlaces } from './gift-piece.js'
import type { QuestionDefinition } from './question.js'

export interface GiftOptions {
  /** Of the course, BCP 47. */
  language?: string
  /** Where the files are that questions show; left out, each is where its address says. */
  resolve?: ResolveFile
}

/** A file that was read. */
export interface ReadGift {
  questions: QuestionDefinition[]
  /** Why the file is refused. */
  faults: GiftFault[]
  /** What was taken without something, or guessed. */
  warnings: GiftFault[]
  /** The line in which each question begins, by its id. */
  lines: ReadonlyMap<string, number>
  /** The paths of the files that its questions show. */
  used: string[]
}

/** How many questions a file has at most. */
const MOST_QUESTIONS = 5_000

const asWritten: ResolveFile = (address) => ({ href: address, path: address.normalize('NFC').replace(/^\.\//, '') })

/**
 * Reads a file in GIFT as Moodle does (qformat_gift): questions are parted by blank lines; comments and $CATEGORY are none, but `// khue: …` before a
 * question says how it is asked. Each is read by itself, so that a fault names its own line. Takes time in proportion to the file's length.
 */
export function readGift(file: string, { language = 'vi', resolve = asWritten }: GiftOptions = {}): ReadGift {
  const { blocks, warnings } = blocksOf(file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))
  const reader = new GiftReader(language, resolve, warnings)
  for (const block of blocks.slice(0, MOST_QUESTIONS)) reader.read(block)
  const { questions, faults, lines, used } = reader
  const beyond = blocks[MOST_QUESTIONS]
  if (beyond) faults.push({ line: beyond.line, key: 'gift.too-many-questions', values: { max: MOST_QUESTIONS } })
  if (questions.length === 0 && faults.length === 0) faults.push({ line: 1, key: 'gift.none' })
  return { questions, faults: faults.sort(byLine), warnings: warnings.sort(byLine), lines, used: [...used] }
}

const byLine = (a: GiftFault, b: GiftFault): number => a.line - b.line

class GiftReader {
  readonly questions: QuestionDefinition[] = []
  readonly faults: GiftFault[] = []
  readonly lines = new Map<string, number>()
  readonly used = new Set<string>()
  private readonly identities = new Identities()

  constructor(
    private readonly language: string,
    private readonly resolve: ResolveFile,
    private readonly warnings: GiftFault[],
  ) {}

  read(block: Block): void {
    const settings = readSettings(block.comments)
    this.faults.push(...settings.faults)
    if (block.text.trim() === '') {
      const told = block.comments.find(({ text }) => speaksToKhue(text))
      if (told) this.faults.push({ line: told.line, key: 'gift.comment-alone' })
      return
    }
    const places = new LinePlaces(block.text, block.line)
    try {
      this.take(block, settings, places)
    } catch (error) {
      if (!(error instanceof RefusedQuestion)) throw error
      this.faults.push({ line: error.at === null ? places.first : places.lineOf(error.at), key: error.key, ...(error.values ? { values: error.values } : {}) })
    }
  }

  private take(block: Block, { settings, id }: ReadSettings, places: LinePlaces): void {
    const warn = (key: string, at: number, values?: GiftFault['values']): void => void this.warnings.push({ line: places.lineOf(at), key, ...(values ? { values } : {}) })
    const texts = new GiftTexts(this.language, this.resolve, {
      fault: ({ key, values }, at) => void this.faults.push({ line: places.lineOf(at), key, ...(values ? { values } : {}) }),
      warn: ({ key, values }, at) => warn(key, at, values),
    })
    const parts: GiftParts = partsOf(block.text, warn)
    const definition = defineQuestion(parts, settings, texts, warn)
    const { format, piece } = formatOf(parts.stem, 'moodle')
    const known = this.identities.give({ id, title: readEscapes(parts.title), category: block.category, stem: readEscapes(piece.text), isHtml: format === 'html' }, places.first)
    if (known.repeats !== null) warn('gift.twice', parts.stem.at, { line: known.repeats })
    this.questions.push({ ...definition, id: known.id })
    this.lines.set(known.id, places.first)
    for (const path of texts.used) this.used.add(path)
  }
}
