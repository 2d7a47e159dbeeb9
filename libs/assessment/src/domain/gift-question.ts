import { type AnswerPiece, type GiftAnswer, readAnswer } from './gift-answer.js'
import { readEscapes } from './gift-blocks.js'
import { RefusedQuestion } from './gift-fault.js'
import { bracedGaps, numberedGaps, numberedOrdering, ordering } from './gift-gaps.js'
import { type Piece, type Remark, trimmed } from './gift-piece.js'
import type { QuestionSettings } from './gift-settings.js'
import { formatOf, type GiftFormat, type GiftTexts } from './gift-text.js'
import type { ChoiceDefinition, GapDefinition, PairDefinition, QuestionDefinition, TextDefinition } from './question.js'

/** How many answers a question has at most: far more than anybody reads, and few enough to be graded at each answer. */
const MOST_ANSWERS = 200
/** The words of what its author gave none, a picture alone: told as a warning. */
const UNTOLD = '…'

/** A question cut into its parts. */
export interface GiftParts {
  title: string
  /** The text with `_____` for what stands in braces within it. */
  stem: Piece
  /** What stands in each pair of braces; none in a description. */
  answers: Piece[]
}

/** @throws RefusedQuestion where braces do not match. */
export function partsOf(text: string, warn: Remark): GiftParts {
  const whole = trimmed({ text, at: 0 })
  const end = whole.text.startsWith('::') ? whole.text.indexOf('::', 2) : -1
  const title = end === -1 ? '' : whole.text.slice(2, end)
  const from = whole.at + (whole.text.startsWith('::') ? (end === -1 ? 2 : end + 2) : 0)
  const braces = bracesIn(text, from)
  const runs = [...braces, { from: text.length, to: text.length }].map((brace, n) => trimmed({ text: text.slice(n === 0 ? from : (braces[n - 1]?.to ?? 0) + 1, brace.from), at: n === 0 ? from : (braces[n - 1]?.to ?? 0) + 1 }))
  const answers = braces.map((brace) => ({ text: text.slice(brace.from + 1, brace.to), at: brace.from + 1 }))
  const [first] = runs
  const last = runs.at(-1)
  const at = first?.text === '' ? from : (first?.at ?? from)
  if (braces.length > 1) {
    const spread = text.slice(braces[0]?.to, braces.at(-1)?.from).indexOf('\n')
    if (spread !== -1) warn('gift.gaps-or-questions', (braces[0]?.to ?? 0) + spread + 1)
    return { title, answers, stem: { text: blanked(text.slice(from), braces.map((brace) => ({ from: brace.from - from, to: brace.to - from }))), at } }
  }
  if (braces.length === 0) return { title, answers, stem: { text: first?.text ?? '', at } }
  const behind = last?.text ?? ''
  if (behind.startsWith('//')) warn('gift.comment-behind', last?.at ?? 0)
  const isBlank = behind !== '' && !behind.startsWith('//')
  return { title, answers, stem: { text: isBlank ? `${first?.text ?? ''} _____ ${behind}`.trimStart() : (first?.text ?? ''), at } }
}

function blanked(text: string, braces: readonly { from: number; to: number }[]): string {
  return braces.map((brace, n) => `${text.slice(n === 0 ? 0 : (braces[n - 1]?.to ?? 0) + 1, brace.from)}_____`).join('') + text.slice((braces.at(-1)?.to ?? 0) + 1)
}

function bracesIn(text: string, from: number): { from: number; to: number }[] {
  const braces: { from: number; to: number }[] = []
  let open: number | null = null
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '{' && open !== null) throw new RefusedQuestion('gift.brace', undefined, at)
    if (sign === '}' && open === null) throw new RefusedQuestion('gift.stray-sign', { found: '}' }, at)
    if (sign === '{') open = at
    if (sign === '}' && open !== null) {
      braces.push({ from: open, to: at })
      open = null
    }
  }
  if (open !== null) throw new RefusedQuestion('gift.unfinished', undefined, open)
  return braces
}

type Base = Omit<QuestionDefinition, 'kind'>

/** Makes a question of its parts; its id is still to be given. @throws RefusedQuestion */
export function defineQuestion({ stem, answers }: GiftParts, { kind, points, ...settings }: QuestionSettings, texts: GiftTexts, warn: Remark): QuestionDefinition {
  const format = formatOf(stem, 'moodle').format
  const { text, html, ...media } = texts.prompt(stem, 'moodle')
  const read = answers.map((answer) => readAnswer(answer, warn))
  const general = read.length === 1 ? (read[0]?.general ?? null) : null
  const { feedback, feedbackHtml } = saidOf(general, texts, format)
  const base: Base = {
    id: '', prompt: text, points: points ?? 1, feedback, choices: [], texts: [], ranges: [], pairs: [], ...media, ...settings,
    ...(html ? { promptHtml: html } : {}), ...(feedbackHtml ? { feedbackHtml } : {}),
  }
  const [only] = read
  const maker = new AnswerMaker(texts, format, warn)
  if (kind && only?.answer.kind !== 'pairs') throw new RefusedQuestion('gift.not-matching', { kind })
  if (!only) return { ...base, kind: 'DESCRIPTION' }
  if (read.length > 1) return bracedGaps(base, read.map(({ answer }) => maker.gap(answer)))
  return maker.question(base, only.answer, kind, stem.at)
}

const saidOf = (piece: Piece | null, texts: GiftTexts, format: GiftFormat): { feedback: string | null; feedbackHtml?: string } => {
  if (piece === null) return { feedback: null }
  const { text, html } = texts.read(piece, format, false)
  return { feedback: text === '' && !html ? null : text, ...(html ? { feedbackHtml: html } : {}) }
}

class AnswerMaker {
  constructor(
    private readonly texts: GiftTexts,
    private readonly format: GiftFormat,
    private readonly warn: Remark,
  ) {}

  question(base: Base, answer: GiftAnswer, kind: QuestionSettings['kind'], at: number): QuestionDefinition {
    switch (answer.kind) {
      case 'essay':
        this.warn('gift.essay', at)
        return { ...base, kind: 'ESSAY' }
      case 'true-false': {
        const choice = (text: string, isRight: boolean): ChoiceDefinition => ({ text, weight: isRight ? 1 : 0, ...this.said(isRight ? answer.right : answer.wrong) })
        return { ...base, kind: 'TRUE_FALSE', choices: [choice('true', answer.isTrue), choice('false', !answer.isTrue)] }
      }
      case 'choices':
        return this.choice(base, this.choices(answer), answer.isSingle)
      case 'typed':
        return { ...base, kind: 'SHORT_ANSWER', texts: this.typed(answer.accepted) }
      case 'number':
        demandFew(answer.ranges)
        return { ...base, kind: 'NUMERIC', ranges: answer.ranges.map(({ from, to, weight, feedback }) => ({ from, to, weight, ...this.said(feedback) })) }
      case 'ordering':
        demandFew(answer.items)
        return ordering(base, answer.items.map((item) => {
          const read = this.texts.read(item, this.format)
          if (read.text === '') throw new RefusedQuestion('gift.picture-words', undefined, item.at)
          return read
        }))
      case 'pairs':
        return this.pairs(base, answer.pairs, kind)
    }
  }

  /** A blank of several within a text. */
  gap(answer: GiftAnswer): GapDefinition {
    if (answer.kind === 'typed') return { texts: this.typed(answer.accepted).map(({ text, weight }) => ({ text, weight, feedback: null })), choices: [] }
    if (answer.kind !== 'choices' || !answer.isSingle) throw new RefusedQuestion('gift.blank-kind')
    const choices = this.choices(answer)
    return { texts: choices.filter((choice) => choice.weight > 0).map(({ text, weight }) => ({ text, weight, feedback: null })), choices: choices.map((choice) => choice.text) }
  }

  private said(piece: Piece | null): { feedback: string | null; feedbackHtml?: string } {
    return saidOf(piece, this.texts, this.format)
  }

  private choices({ choices }: Extract<GiftAnswer, { kind: 'choices' }>): ChoiceDefinition[] {
    demandFew(choices)
    const read = choices.map(({ text, weight, feedback, isRight }): ChoiceDefinition => {
      const { text: words, html } = this.texts.read(text, this.format)
      const { feedback: said, feedbackHtml } = this.said(feedback)
      return { text: words || UNTOLD, weight: weight ?? (isRight ? 1 : 0), feedback: said, ...(html ? { html } : {}), ...(feedbackHtml ? { feedbackHtml } : {}) }
    })
    if (new Set(read.map((choice) => choice.html ?? choice.text)).size < read.length) throw new RefusedQuestion('gift.choice-twice')
    if (read.length < 2) throw new RefusedQuestion('gift.one-choice')
    return read
  }

  private choice(base: Base, choices: ChoiceDefinition[], isSingle: boolean): QuestionDefinition {
    if (isSingle) return { ...base, kind: 'SINGLE_CHOICE', choices }
    const right = choices.filter((choice) => choice.weight > 0).reduce((sum, choice) => sum + choice.weight, 0)
    if (Math.abs(right - 1) > 0.02) throw new RefusedQuestion('gift.shares', { percent: Math.round(right * 100) })
    return { ...base, kind: 'MULTIPLE_CHOICE', choices }
  }

  private typed(accepted: readonly AnswerPiece[]): TextDefinition[] {
    demandFew(accepted)
    return accepted.map(({ text, weight, feedback }) => ({ text: this.words(text), weight: weight ?? 1, ...this.said(feedback) }))
  }

  /** What is typed is words, never markup. */
  private words(given: Piece): string {
    const { format, piece } = formatOf(given, this.format)
    return format === 'html' ? this.texts.read(piece, format).text : readEscapes(piece.text).normalize('NFC').replace(/\s+/g, ' ').trim()
  }

  private pairs(base: Base, pieces: readonly { left: Piece; right: Piece }[], kind: QuestionSettings['kind']): QuestionDefinition {
    demandFew(pieces)
    const pairs = pieces.map(({ left, right }): PairDefinition => {
      if (/#./.test(right.text)) this.warn('gift.pair-hash', right.at)
      const [from, to] = [this.texts.read(left, this.format), kind && kind !== 'ordering' ? { text: this.words(right) } : this.texts.read(right, this.format)]
      if (to.text === '' && 'html' in to) throw new RefusedQuestion('gift.picture-words', undefined, right.at)
      return { left: from.text || (from.html ? UNTOLD : ''), right: to.text, ...(from.html ? { leftHtml: from.html } : {}), ...('html' in to && to.html ? { rightHtml: to.html } : {}) }
    })
    if (kind && pairs.some((pair) => pair.right === '')) throw new RefusedQuestion('gift.half-pair')
    if (kind === 'ordering') return numberedOrdering(base, pairs)
    if (kind) return numberedGaps(base, pairs, kind === 'typed-gaps')
    if (pairs.filter((pair) => pair.left !== '').length < 2) throw new RefusedQuestion('gift.one-pair')
    if (pairs.some((pair) => pair.right === '')) throw new RefusedQuestion('gift.half-pair')
    return { ...base, kind: 'MATCHING', pairs }
  }
}

function demandFew(answers: readonly unknown[]): void {
  if (answers.length > MOST_ANSWERS) throw new RefusedQuestion('gift.too-many', { max: MOST_ANSWERS })
}
