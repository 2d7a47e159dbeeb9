import { type GIFTQuestion, parse } from 'gift-pegjs'
import { faultOf, type GiftFault, RefusedQuestion } from './gift-fault.js'
import { bracedGaps, numberedGaps, ordering } from './gift-gaps.js'
import { identityOf, plain, takeMedia } from './gift-text.js'
import { type QuestionSettings, readSettings } from './gift-settings.js'
import type { QuestionDefinition } from './question.js'

interface Block {
  line: number
  text: string
}

/** A file that was read. `lines`: where each question begins, by its id. */
export interface ReadGift {
  questions: QuestionDefinition[]
  faults: GiftFault[]
  lines: ReadonlyMap<string, number>
}

/**
 * Reads a file in Moodle's GIFT format. Questions are parted by blank lines; comments and $CATEGORY are none, but `// khue: …` before
 * a question says how it is asked. Each is read by itself, so that a fault names its own line. Two questions that count as the same are refused.
 */
export function readGift(file: string): ReadGift {
  const questions: QuestionDefinition[] = []
  const faults: GiftFault[] = []
  const lines = new Map<string, number>()
  for (const block of blocksOf(file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'))) {
    const { settings, faults: unread } = readSettings(block.text)
    faults.push(...unread.map((fault) => ({ ...fault, line: block.line + fault.line })))
    if (isComment(block.text)) {
      if (Object.keys(settings).length > 0 && /^\s*\/\/\s*khue:/im.test(block.text)) faults.push({ line: block.line, key: 'gift.comment-alone' })
      continue
    }
    try {
      for (const question of questionsOf(block.text, settings)) {
        const earlier = lines.get(question.id)
        if (earlier !== undefined) faults.push({ line: block.line, key: 'gift.twice', values: { line: earlier } })
        lines.set(question.id, block.line)
        questions.push(question)
      }
    } catch (error) {
      faults.push(faultOf(error, block.line))
    }
  }
  if (questions.length === 0 && faults.length === 0) faults.push({ line: 1, key: 'gift.none' })
  return { questions, faults, lines }
}

const isComment = (block: string): boolean => block.split('\n').every((line) => /^\s*\/\//.test(line))

function questionsOf(block: string, settings: QuestionSettings): QuestionDefinition[] {
  const blanks = [...block.matchAll(BRACES)].map((match) => match[0])
  if (blanks.length < 2) return parse(escapeColons(block)).flatMap((parsed) => toDefinition(parsed, settings) ?? [])
  const [whole] = parse(escapeColons(block.replace(BRACES, '_____'))).flatMap((parsed) => toDefinition(parsed, settings) ?? [])
  const read = blanks.map((blank) => parse(escapeColons(`_ ${blank}`)).flatMap((parsed) => toDefinition(parsed, {}) ?? [])[0])
  if (!whole) return []
  return [bracedGaps(whole, read.flatMap((blank) => blank ?? []))]
}

/** Braces with what stands in them; escaped ones are text. */
const BRACES = /(?<!\\)\{(?:\\.|[^{}\\])*\}/gsu

function blocksOf(file: string): Block[] {
  const blocks: Block[] = []
  let block: Block | null = null
  for (const [n, line] of file.split('\n').entries()) {
    if (line.trim() === '' || /^\s*\$CATEGORY:/.test(line)) block = null
    else if (block) block.text += `\n${line}`
    else blocks.push((block = { line: n + 1, text: line }))
  }
  return blocks
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

const orNull = (text: string): string | null => (text === '' ? null : text)
const share = (weight: number | null | undefined, otherwise: number): number => (weight === null || weight === undefined ? otherwise : weight / 100)

function toDefinition(parsed: GIFTQuestion, { kind, points, ...settings }: QuestionSettings): QuestionDefinition | null {
  if (parsed.type === 'Category') return null
  if (parsed.type === 'Essay') throw new RefusedQuestion('gift.essay')
  const { rest, ...media } = takeMedia(parsed.stem)
  const prompt = plain(rest)
  const empty = { choices: [], texts: [], ranges: [], pairs: [] }
  const feedback = 'globalFeedback' in parsed ? orNull(plain(parsed.globalFeedback)) : null
  const base = { id: identityOf(parsed, [prompt, media.audio ?? '', media.image?.path ?? ''].join(' ')), prompt, points: points ?? 1, feedback, ...empty, ...media, ...settings }
  if (kind && parsed.type !== 'Matching') throw new RefusedQuestion('gift.not-matching', { kind })
  if (parsed.type === 'Description') return { ...base, kind: 'DESCRIPTION' }
  if (parsed.type === 'TF') {
    const [wrong, right] = [orNull(plain(parsed.trueFeedback)), orNull(plain(parsed.falseFeedback))]
    const choice = (text: string, isRight: boolean) => ({ text, weight: isRight ? 1 : 0, feedback: isRight ? right : wrong })
    return { ...base, kind: 'TRUE_FALSE', choices: [choice('true', parsed.isTrue), choice('false', !parsed.isTrue)] }
  }
  if (parsed.type === 'Matching') return pairsAs(kind, base, parsed.matchPairs)
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
  if (new Set(choices.map((choice) => choice.text)).size < choices.length) throw new RefusedQuestion('gift.choice-twice')
  if (choices.length < 2) throw new RefusedQuestion('gift.one-choice')
  if (parsed.choices.some((choice) => choice.isCorrect)) return { ...base, kind: 'SINGLE_CHOICE', choices }
  const right = choices.filter((choice) => choice.weight > 0).reduce((sum, choice) => sum + choice.weight, 0)
  if (Math.abs(right - 1) > 0.02) throw new RefusedQuestion('gift.shares', { percent: Math.round(right * 100) })
  return { ...base, kind: 'MULTIPLE_CHOICE', choices }
}

function pairsAs(kind: QuestionSettings['kind'], base: Base, pairs: readonly { subquestion: { format: string; text: string }; subanswer: string }[]): QuestionDefinition {
  const read = pairs.map((pair) => ({ left: plain(pair.subquestion), right: plain({ format: 'plain', text: unescape(pair.subanswer) }) }))
  if (kind && read.some((pair) => pair.right === '')) throw new RefusedQuestion('gift.half-pair')
  if (kind === 'ordering') return ordering(base, read)
  if (kind) return numberedGaps(base, read, kind === 'typed-gaps')
  if (read.filter((pair) => pair.left !== '').length < 2) throw new RefusedQuestion('gift.one-pair')
  if (read.some((pair) => pair.right === '')) throw new RefusedQuestion('gift.half-pair')
  return { ...base, kind: 'MATCHING', pairs: read }
}

/** The parser leaves the escapes of a pair's right side as marks of its own. */
const unescape = (text: string): string => text.replace(/&&(092|058|035|061|123|125|126|010);/g, (_, code: string) => String.fromCharCode(Number(code)))

function rangesOf({ choices }: Extract<GIFTQuestion, { type: 'Numerical' }>) {
  const range = (of: { type: string; number?: number; range?: number; numberHigh?: number; numberLow?: number }) => {
    const from = of.type === 'high-low' ? of.numberLow : (of.number ?? Number.NaN) - (of.range ?? 0)
    const to = of.type === 'high-low' ? of.numberHigh : (of.number ?? Number.NaN) + (of.range ?? 0)
    if (from === undefined || to === undefined || !(from <= to)) throw new RefusedQuestion('gift.number')
    const slack = Math.max(Math.abs(from), Math.abs(to)) * 1e-12
    return { from: from - slack, to: to + slack }
  }
  if (!Array.isArray(choices)) return [{ ...range(choices), weight: 1, feedback: null }]
  return choices.map((choice) => ({ ...range(choice.text), weight: share(choice.weight, choice.isCorrect ? 1 : 0), feedback: orNull(plain(choice.feedback)) }))
}
