import type { GiftFault } from './gift-fault.js'

/** The text of one question, with where it came from. Escaped signs are marks of their own (`gift-escapes`), comments are blank lines. */
export interface Block {
  /** Of the file, from 1, where its first line stands. */
  line: number
  text: string
  /** The `$CATEGORY` that it stands under; empty before the first. */
  category: string
  comments: { line: number; text: string }[]
}

const SIGNS = '\\:#={}~n'
const FIRST_MARK = 0xfdd0
const MARKS = /[\uFDD0-\uFDD7]/g

/** Each escaped sign as one mark that no text holds, so that what is left of them means something to GIFT. A backslash before any other letter is itself. */
export const markEscapes = (text: string): string => text.replace(MARKS, '\uFFFD').replace(/\\([\\:#={}~n])/g, (_, sign: string) => String.fromCharCode(FIRST_MARK + SIGNS.indexOf(sign)))

/** What the marks stand for, once everything is cut: each escape is read once, and `\\n` stays a backslash and an n. */
export const readEscapes = (text: string): string => text.replace(MARKS, (mark) => { const sign = SIGNS.charAt(mark.charCodeAt(0) - FIRST_MARK); return sign === 'n' ? '\n' : sign })

const isComment = (line: string): boolean => line.startsWith('//')

/** Whether a line begins with `::title::`. */
function hasTitle(line: string): boolean {
  return line.startsWith('::') && line.indexOf('::', 2) > 2
}

/**
 * Parts a file into its questions as Moodle does: by blank lines. Where one is missing and the next question shows itself, by its title or because the
 * answers of several questions end lines, they are taken apart with a warning.
 */
export function blocksOf(file: string): { blocks: Block[]; warnings: GiftFault[] } {
  const blocks: Block[] = []
  const warnings: GiftFault[] = []
  let lines: string[] = []
  let from = 0
  let category = ''
  let open = false
  const close = (): void => {
    if (lines.length > 0) for (const block of questionsIn({ line: from + 1, lines, category }, warnings)) blocks.push(block)
    lines = []
    open = false
  }
  for (const [n, raw] of markEscapes(file).split('\n').entries()) {
    const line = raw.trim()
    if (line === '') close()
    else if (line.startsWith('$CATEGORY:')) {
      close()
      category = readEscapes(line.slice('$CATEGORY:'.length)).normalize('NFC').trim()
    } else {
      if (!open && hasTitle(line) && lines.some((before) => !isComment(before))) {
        const own = lines.length - [...lines].reverse().findIndex((before) => !isComment(before))
        const comments = lines.slice(own)
        lines = lines.slice(0, own)
        close()
        warnings.push({ line: n + 1, key: 'gift.no-blank-line' })
        lines = comments
        from = n - comments.length
      }
      if (lines.length === 0) from = n
      lines.push(line)
      if (!isComment(line)) for (const sign of line) open = sign === '{' || (sign !== '}' && open)
    }
  }
  close()
  return { blocks, warnings }
}

function questionsIn({ line, lines, category }: { line: number; lines: string[]; category: string }, warnings: GiftFault[]): Block[] {
  const block = (from: number, to: number): Block => {
    const own = lines.slice(from, to)
    return {
      line: line + from, category, text: own.map((text) => (isComment(text) ? '' : text)).join('\n'),
      comments: own.flatMap((text, n) => (isComment(text) ? [{ line: line + from + n, text: readEscapes(text) }] : [])),
    }
  }
  const ends = answersAtLineEnds(lines)
  if (ends.length < 2 || !areQuestions(lines, ends)) return [block(0, lines.length)]
  return ends.map((end, n) => {
    const from = n === 0 ? 0 : (ends[n - 1] ?? 0) + 1
    if (n > 0) warnings.push({ line: line + from + lines.slice(from, end + 1).findIndex((text) => !isComment(text)), key: 'gift.no-blank-line' })
    return block(from, n === ends.length - 1 ? lines.length : end + 1)
  })
}

/** The lines with which answers end, where each of a text's answers ends its line; else none. */
function answersAtLineEnds(lines: readonly string[]): number[] {
  const ends: number[] = []
  for (const [n, line] of lines.entries()) {
    if (isComment(line)) continue
    const at = line.indexOf('}')
    if (at === -1) continue
    if (at !== line.length - 1) return []
    ends.push(n)
  }
  return ends.length > 0 && lines.slice((ends.at(-1) ?? 0) + 1).some((line) => !isComment(line)) ? [] : ends
}

/** Blanks that are typed, each in its line, are the gaps of one text (a dialogue); what is chosen or stands over several lines is a question. */
function areQuestions(lines: readonly string[], ends: readonly number[]): boolean {
  return ends.some((end, n) => {
    const own = lines.slice(n === 0 ? 0 : (ends[n - 1] ?? 0) + 1, end + 1).filter((line) => !isComment(line))
    const last = own.at(-1) ?? ''
    const answer = last.slice(last.indexOf('{') + 1, -1).trim()
    return !last.includes('{') || answer.includes('~') || !answer.startsWith('=') || answer.includes('->')
  })
}
