import { RefusedQuestion } from './gift-fault.js'
import { keyNumber } from './gift-number.js'
import { orNull, type Piece, type Remark, sliceOf, split, trimmed } from './gift-piece.js'
import { isOrdering, type OrderingAnswer, readOrdering } from './gift-ordering.js'

export interface AnswerPiece {
  text: Piece
  /** -1 to 1; null where none is written. */
  weight: number | null
  feedback: Piece | null
}

/** What stands between the braces, by its kind. */
export type GiftAnswer =
  | { kind: 'essay' }
  | { kind: 'true-false'; isTrue: boolean; wrong: Piece | null; right: Piece | null }
  | { kind: 'choices'; isSingle: boolean; choices: (AnswerPiece & { isRight: boolean })[] }
  | { kind: 'typed'; accepted: AnswerPiece[] }
  | { kind: 'pairs'; pairs: { left: Piece; right: Piece }[] }
  | { kind: 'number'; ranges: { from: number; to: number; weight: number; feedback: Piece | null }[] }
  | OrderingAnswer

/**
 * Reads what stands between the braces as Moodle's qformat_gift does: what it begins with and which signs it holds tell its kind.
 * @throws RefusedQuestion where nothing can be made of it.
 */
export function readAnswer(whole: Piece, remark: Remark): { answer: GiftAnswer; general: Piece | null } {
  const end = whole.text.lastIndexOf('####')
  const general = end === -1 ? null : orNull(sliceOf(whole, end + 4))
  return { answer: readKind(end === -1 ? trimmed(whole) : sliceOf(whole, 0, end), remark), general }
}

function readKind(answer: Piece, remark: Remark): GiftAnswer {
  const { text } = answer
  if (text === '') return { kind: 'essay' }
  if (isOrdering(text)) return readOrdering(answer, remark)
  if (text.startsWith('#')) return readNumber(sliceOf(answer, 1))
  if (text.includes('~')) return readChoices(answer, remark)
  if (text.includes('=') && text.includes('->')) return readPairs(answer)
  const [word, wrong, right] = split(answer, '#', 3)
  if (['T', 'TRUE', 'F', 'FALSE'].includes(word?.text ?? '')) return { kind: 'true-false', isTrue: word?.text.startsWith('T') ?? false, wrong: orNull(wrong), right: orNull(right) }
  if (/^(?:true|false|t|f)$/i.test(word?.text ?? '')) remark('gift.true-false-case', answer.at, { word: word?.text ?? '' })
  return readTyped(answer)
}

const WEIGHT = /^%(-?\d{1,3}(?:[.,]\d*)?)%/

/** `%50%text#feedback`. */
function readOne(piece: Piece): AnswerPiece {
  const weight = WEIGHT.exec(piece.text)
  const percent = weight ? Number((weight[1] ?? '').replace(',', '.')) : null
  if (percent !== null && Math.abs(percent) > 100) throw new RefusedQuestion('gift.weight', { percent }, piece.at)
  const [text = piece, feedback] = split(sliceOf(piece, weight?.[0].length ?? 0), '#', 2)
  return { text, weight: percent === null ? null : percent / 100, feedback: orNull(feedback) }
}

/** The answers that `=` and `~` begin; what stands before the first sign is one of its own. */
function signed(answer: Piece): (Piece & { sign: string; glued: boolean })[] {
  const pieces: (Piece & { sign: string; glued: boolean })[] = []
  const cut = (from: number, to: number, sign: string): void => {
    const before = answer.text[from - 2]
    pieces.push({ ...sliceOf(answer, from, to), sign, glued: sign === '=' && before !== undefined && before !== '~' && before.trim() !== '' })
  }
  let [from, sign] = [0, '']
  for (let at = 0; at < answer.text.length; at++) {
    const found = answer.text.charAt(at)
    if (found !== '=' && found !== '~') continue
    cut(from, at, sign)
    ;[from, sign] = [at + 1, found]
  }
  cut(from, answer.text.length, sign)
  return pieces.filter((piece) => piece.sign !== '' || piece.text !== '')
}

/** An attribute of HTML whose `=` is not escaped would tear its tag apart. */
function demandWholeTags(pieces: readonly (Piece & { glued: boolean })[]): void {
  for (const [n, piece] of pieces.entries()) {
    const next = pieces[n + 1]
    if (next?.glued && /<[a-z][a-z0-9]*\s[^<>]*$/i.test(piece.text.slice(-300))) throw new RefusedQuestion('gift.stray-sign', { found: '=' }, next.at)
  }
}

function readChoices(answer: Piece, remark: Remark): GiftAnswer {
  const pieces = signed(answer)
  demandWholeTags(pieces)
  const rights = pieces.filter((piece) => piece.sign === '=')
  const choices = pieces.flatMap((piece, n) => {
    if (piece.text === '') {
      if (pieces[n + 1]?.sign !== '=') remark('gift.empty-choice', piece.at)
      return []
    }
    if (piece.glued && rights.length > 1) remark('gift.glued', piece.at, { text: piece.text.slice(0, 40) })
    const isRight = piece.sign === '='
    return [{ ...readOne(piece), isRight }]
  })
  return { kind: 'choices', isSingle: rights.length > 0, choices }
}

function readTyped(answer: Piece): GiftAnswer {
  const pieces = signed(answer)
  demandWholeTags(pieces)
  const accepted = pieces.map(readOne)
  const empty = accepted.find(({ text }) => text.text === '')
  if (empty || accepted.length === 0) throw new RefusedQuestion('gift.unfinished', undefined, empty?.text.at ?? answer.at)
  return { kind: 'typed', accepted }
}

function readPairs(answer: Piece): GiftAnswer {
  const pairs = split(answer, '=').filter((piece, n) => n > 0 || piece.text !== '').map((piece) => {
    const arrow = piece.text.indexOf('->')
    if (arrow === -1) throw new RefusedQuestion('gift.half-pair', undefined, piece.at)
    return { left: sliceOf(piece, 0, arrow), right: sliceOf(piece, arrow + 2) }
  })
  return { kind: 'pairs', pairs }
}

/** The widest range there is: any number. */
const ANY = { from: -Number.MAX_VALUE, to: Number.MAX_VALUE }

/** `=3:1#yes =%50%1..5 ~#no`: numbers with what is said to them; what is said to every other number stands behind `~` or `*`. */
function readNumber(answer: Piece): GiftAnswer {
  const ranges = signed(answer).map((piece) => {
    const { text, weight, feedback } = readOne(piece)
    if (piece.sign === '~' && (text.text === '' || text.text === '*')) return { ...ANY, weight: weight ?? 0, feedback }
    const range = text.text === '*' ? ANY : rangeOf(text)
    return { ...range, weight: weight ?? (piece.sign === '~' ? 0 : 1), feedback }
  })
  if (!ranges.some(({ from, weight }) => weight > 0 && from !== ANY.from)) throw new RefusedQuestion('gift.number', undefined, answer.at)
  return { kind: 'number', ranges }
}

function rangeOf({ text, at }: Piece): { from: number; to: number } {
  const dots = text.indexOf('..')
  const colon = text.indexOf(':')
  const number = (from: number, to?: number): number => {
    const read = keyNumber(text.slice(from, to))
    if (read === null) throw new RefusedQuestion('gift.number', undefined, at)
    return read
  }
  const [middle, tolerance] = dots > 0 ? [0, 0] : colon > 0 ? [number(0, colon), Math.abs(number(colon + 1))] : [number(0), 0]
  const [from, to] = dots > 0 ? [number(0, dots), number(dots + 2)] : [middle - tolerance, middle + tolerance]
  if (!(from <= to)) throw new RefusedQuestion('gift.number', undefined, at)
  const slack = Math.max(Math.abs(from), Math.abs(to)) * 1e-12
  return { from: from - slack, to: to + slack }
}
