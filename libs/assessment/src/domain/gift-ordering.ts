import { type Piece, type Remark, trimmed } from './gift-piece.js'

/** The items of an ordering in their right order. */
export interface OrderingAnswer {
  kind: 'ordering'
  items: Piece[]
}

/** What Moodle's ordering (qtype_ordering, 4.4 and later, and the plugin before it) writes behind `>`, in this order, each once or not at all. */
const SETTINGS = [
  /^\d+$/,
  /^(?:all|exact|random|rel|contiguous|contig)$/i,
  /^(?:vertical|vert|v|horizontal|hori|h)$/i,
  /^(?:all_or_nothing|absolute_position|absolute|abs|relative(?:_[a-z_]+)?|rel|longest_(?:ordered|contiguous)_subset)$/i,
  /^(?:show|hide|true|false|yes|no|1|0)$/i,
  /^(?:none|123|abc|abcd|iii|iiii)$/i,
] as const
/** They may say one thing in two words (`ALL EXACT`). */
const MOST_WORDS = 8
const [COUNT, SELECTION, , GRADING] = SETTINGS

/** Whether an answer is one of Moodle's orderings and no text that begins with `>`. */
export function isOrdering(text: string): boolean {
  if (!text.startsWith('>')) return false
  const [first = ''] = text.slice(1).trimStart().split(/\s/, 1)
  return /^>\s*\n/.test(text) || SETTINGS.slice(0, 4).some((setting) => setting.test(first))
}

/** Reads `>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none` and an item in each line behind it. What it is asked or graded by otherwise than here is remarked. */
export function readOrdering({ text, at }: Piece, remark: Remark): OrderingAnswer {
  let from = /^>[^\S\n]*/.exec(text)?.[0].length ?? 1
  const line = text.indexOf('\n') === -1 ? text.length : text.indexOf('\n')
  const said = new Map<RegExp, string>()
  for (let n = 0; n < MOST_WORDS; n++) {
    const word = /^\S+/.exec(text.slice(from, Math.min(line, from + 60)))?.[0] ?? ''
    const setting = SETTINGS.find((one) => !said.has(one) && one.test(word)) ?? SETTINGS.find((one) => one.test(word))
    if (!setting) break
    if (!said.has(setting)) said.set(setting, word)
    from += word.length
    while (from < line && /\s/.test(text.charAt(from))) from++
  }
  const items: Piece[] = []
  for (let start = from; start < text.length; ) {
    const end = text.indexOf('\n', start)
    const item = trimmed({ text: text.slice(start, end === -1 ? undefined : end), at: at + start })
    if (item.text !== '') items.push(item)
    start = end === -1 ? text.length : end + 1
  }
  const told = (of: RegExp): string => said.get(of) ?? ''
  if (!/^abs/i.test(told(GRADING))) remark('gift.ordering-grading', at, { name: told(GRADING) || 'RELATIVE_NEXT_EXCLUDE_LAST' })
  if (!/^(?:all|exact)$/i.test(told(SELECTION)) && Number(told(COUNT) || items.length) < items.length) remark('gift.ordering-all', at, { count: Number(told(COUNT)) })
  return { kind: 'ordering', items }
}
