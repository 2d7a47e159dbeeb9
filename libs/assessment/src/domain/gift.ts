import { createHash } from 'node:crypto'
import { type GIFTQuestion, parse } from 'gift-pegjs'
import type { QuestionDefinition } from './question.js'

/** What is wrong with a file, by its line (1 is the first). */
export interface GiftFault {
  line: number
  reason: string
}

interface Block {
  line: number
  text: string
}

/**
 * Reads a file in Moodle's GIFT format. Questions are parted by blank lines; comments and $CATEGORY are none. Each is read by
 * itself, so that a fault names its own line. Two questions that count as the same are refused.
 */
export function readGift(file: string): { questions: QuestionDefinition[]; faults: GiftFault[] } {
  const questions: QuestionDefinition[] = []
  const faults: GiftFault[] = []
  const seen = new Map<string, number>()
  for (const block of blocksOf(file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))) {
    try {
      for (const parsed of parse(escapeColons(block.text))) {
        const question = toDefinition(parsed)
        if (!question) continue
        const earlier = seen.get(question.id)
        if (earlier !== undefined) faults.push({ line: block.line, reason: `the same question as in line ${earlier}: give it a title or an [id:…] of its own` })
        seen.set(question.id, block.line)
        questions.push(question)
      }
    } catch (error) {
      faults.push({ line: block.line + lineIn(error), reason: error instanceof Error ? error.message : String(error) })
    }
  }
  if (questions.length === 0 && faults.length === 0) faults.push({ line: 1, reason: 'there is no question in this file' })
  return { questions, faults }
}

function blocksOf(file: string): Block[] {
  const blocks: Block[] = []
  let block: Block | null = null
  for (const [n, line] of file.split('\n').entries()) {
    if (line.trim() === '' || /^\s*\$CATEGORY:/.test(line)) block = null
    else if (block) block.text += `\n${line}`
    else blocks.push((block = { line: n + 1, text: line }))
  }
  return blocks.filter(({ text }) => !text.split('\n').every((line) => /^\s*\/\//.test(line)))
}

const lineIn = (error: unknown): number => {
  const location = typeof error === 'object' && error !== null && 'location' in error ? (error.location as { start?: { line?: number } }) : null
  return (location?.start?.line ?? 1) - 1
}

/** Moodle takes a bare colon in text; the parser wants it escaped (but in a title and in a number's tolerance). */
function escapeColons(block: string): string {
  const head = /^(?:\s*\/\/[^\n]*\n)*\s*(?:::(?:\\.|(?!::)[^\\])*::)?/su.exec(block)?.[0] ?? ''
  let numeric = false
  let escaped = ''
  for (let n = head.length; n < block.length; n++) {
    const character = block.charAt(n)
    if (character === '\\') escaped += character + block.charAt(++n)
    else {
      if (character === '{') numeric = /^\{\s*#/.test(block.slice(n))
      if (character === '}') numeric = false
      escaped += character === ':' && !numeric ? '\\:' : character
    }
  }
  return head + escaped
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** A text of the file as plain text: HTML's tags are dropped, its entities read; NFC. */
function plain(format: { format: string; text: string } | null | undefined): string {
  if (!format) return ''
  const text = format.format === 'html' ? format.text.replace(/<(br|\/p|\/li|\/div)[^>]*>/gi, '\n').replace(/<[^>]*>/g, '') : format.text
  const read = format.format === 'html' ? text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole) : text
  return read.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\\n/g, '\n').trim()
}
const orNull = (text: string): string | null => (text === '' ? null : text)
const share = (weight: number | null | undefined, otherwise: number): number => (weight === null || weight === undefined ? otherwise : weight / 100)

function toDefinition(parsed: GIFTQuestion): QuestionDefinition | null {
  if (parsed.type === 'Category') return null
  if (parsed.type === 'Essay') throw new Error('an essay cannot be marked by a machine')
  const prompt = plain(parsed.stem)
  const empty = { choices: [], texts: [], ranges: [], pairs: [] }
  const feedback = 'globalFeedback' in parsed ? orNull(plain(parsed.globalFeedback)) : null
  const base = { id: identityOf(parsed, prompt), prompt, points: 1, feedback, ...empty }
  if (parsed.type === 'Description') return { ...base, kind: 'DESCRIPTION' }
  if (parsed.type === 'TF') {
    const [wrong, right] = [orNull(plain(parsed.trueFeedback)), orNull(plain(parsed.falseFeedback))]
    const choice = (text: string, isRight: boolean) => ({ text, weight: isRight ? 1 : 0, feedback: isRight ? right : wrong })
    return { ...base, kind: 'TRUE_FALSE', choices: [choice('true', parsed.isTrue), choice('false', !parsed.isTrue)] }
  }
  if (parsed.type === 'Matching') return matching(base, parsed.matchPairs)
  if (parsed.type === 'Numerical') return { ...base, kind: 'NUMERIC', ranges: rangesOf(parsed) }
  if (parsed.type === 'Short') {
    return { ...base, kind: 'SHORT_ANSWER', texts: parsed.choices.map((choice) => ({ text: plain(choice.text), weight: share(choice.weight, 1), feedback: orNull(plain(choice.feedback)) })) }
  }
  return multiple(base, parsed)
}

type Base = Omit<QuestionDefinition, 'kind'>

function multiple(base: Base, parsed: Extract<GIFTQuestion, { type: 'MC' }>): QuestionDefinition {
  const choices = parsed.choices.map((choice) => ({
    text: plain(choice.text), weight: choice.isCorrect ? share(choice.weight, 1) : share(choice.weight, 0), feedback: orNull(plain(choice.feedback)),
  }))
  if (new Set(choices.map((choice) => choice.text)).size < choices.length) throw new Error('two choices are the same')
  if (choices.length < 2) throw new Error('one choice is no choice')
  if (parsed.choices.some((choice) => choice.isCorrect)) return { ...base, kind: 'SINGLE_CHOICE', choices }
  const right = choices.filter((choice) => choice.weight > 0).reduce((sum, choice) => sum + choice.weight, 0)
  if (Math.abs(right - 1) > 0.02) throw new Error(`the right choices must add up to 100 %, not ${Math.round(right * 100)} %`)
  return { ...base, kind: 'MULTIPLE_CHOICE', choices }
}

function matching(base: Base, pairs: readonly { subquestion: { format: string; text: string }; subanswer: string }[]): QuestionDefinition {
  const read = pairs.map((pair) => ({ left: plain(pair.subquestion), right: pair.subanswer.normalize('NFC').trim() }))
  if (read.filter((pair) => pair.left !== '').length < 2) throw new Error('a matching needs two pairs or more')
  if (read.some((pair) => pair.right === '')) throw new Error('a pair lacks its right side')
  return { ...base, kind: 'MATCHING', pairs: read }
}

function rangesOf({ choices }: Extract<GIFTQuestion, { type: 'Numerical' }>) {
  const range = (of: { type: string; number?: number; range?: number; numberHigh?: number; numberLow?: number }) => {
    const from = of.type === 'high-low' ? of.numberLow : (of.number ?? Number.NaN) - (of.range ?? 0)
    const to = of.type === 'high-low' ? of.numberHigh : (of.number ?? Number.NaN) + (of.range ?? 0)
    if (from === undefined || to === undefined || !(from <= to)) throw new Error('a number or its tolerance cannot be read')
    const slack = Math.max(Math.abs(from), Math.abs(to)) * 1e-12
    return { from: from - slack, to: to + slack }
  }
  if (!Array.isArray(choices)) return [{ ...range(choices), weight: 1, feedback: null }]
  return choices.map((choice) => ({ ...range(choice.text), weight: share(choice.weight, choice.isCorrect ? 1 : 0), feedback: orNull(plain(choice.feedback)) }))
}

/** What a question is known by through versions: its [id:…], else its title, else its text. */
function identityOf(parsed: { id?: string | null; title: string | null }, prompt: string): string {
  const known = parsed.id ? `id:${parsed.id}` : parsed.title ? `title:${parsed.title.normalize('NFC').trim()}` : `text:${prompt.toLowerCase().replace(/\s+/g, ' ')}`
  return createHash('sha256').update(known).digest('hex').slice(0, 16)
}
