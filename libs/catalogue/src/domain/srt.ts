import type { CaptionNotes } from './caption-notes.js'
import type { RawCue } from './raw-cue.js'

const TIMING = /^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[,.](\d{1,3}))?[ \t]*-->[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[,.](\d{1,3}))?(?![\d:])/
const isNumber = (line: string | undefined): boolean => /^\d{1,9}$/.test(line?.trim() ?? '')
const isBlank = (line: string | undefined): boolean => !line?.trim()

/**
 * The cues of a file in SubRip: numbers may be missing or have gaps, an empty line between two cues may be missing, one within a cue
 * does not end it. What it marks up is kept where WebVTT has it: bold, italic, underlined, and `{\an8}` for the top of the picture.
 */
export function readSrt(lines: readonly string[], warnings: CaptionNotes): RawCue[] {
  const arrows = lines.flatMap((line, at) => (line.includes('-->') && (readTimes(line) || !/\w/.test(line.replace(/[\d:.,\s>-]/g, ''))) ? [at] : []))
  const first = arrows[0]
  if (first === undefined) return []
  const numbered = isNumber(lines[first - 1])
  const before = lines.slice(0, numbered ? first - 1 : first).findIndex((line) => !isBlank(line))
  if (before !== -1) warnings.add(before + 1, 'captions.no-times')
  if (lines[first]?.includes('.') && !lines[first]?.includes(',')) warnings.add(1, 'captions.no-header')
  return arrows.flatMap((arrow, n) => {
    const next = arrows[n + 1] ?? lines.length
    const end = numbered && next < lines.length && isNumber(lines[next - 1]) && next - 1 > arrow ? next - 1 : next
    const times = readTimes(lines[arrow] ?? '')
    if (!times) warnings.add(arrow + 1, 'captions.times')
    if (next < lines.length && end > arrow + 1 && !isBlank(lines[end - 1])) warnings.add(end + 1, 'captions.blank-line')
    if (!times) return []
    return [{ ...times, ...wordsFrom(lines.slice(arrow + 1, end).filter((line) => !isBlank(line)), arrow + 2, warnings), line: arrow + 1, textLine: arrow + 2 }]
  })
}

function readTimes(line: string): Pick<RawCue, 'start' | 'end'> | null {
  const found = TIMING.exec(line.trim())
  if (!found) return null
  const at = (n: number): number => Number(found[n] ?? 0)
  const thousandths = (n: number): number => Number((found[n] ?? '0').padEnd(3, '0')) / 1_000
  if ([at(2), at(3), at(6), at(7)].some((value) => value > 59)) return null
  return { start: at(1) * 3_600 + at(2) * 60 + at(3) + thousandths(4), end: at(5) * 3_600 + at(6) * 60 + at(7) + thousandths(8) }
}

/** Words as WebVTT writes them. */
function wordsFrom(lines: readonly string[], line: number, warnings: CaptionNotes): Pick<RawCue, 'text' | 'settings'> {
  let settings = ''
  const text = lines.join('\n').replace(/\{\\([^{}\n]*)\}/g, (_, command: string) => {
    if (/^an?[789]$/i.test(command)) settings = 'line:0'
    return ''
  })
  const written = text.split(/(<\/?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]+|#\w+);)/).map((piece, n) => {
    if (n % 2 === 0) return piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    if (piece.startsWith('&')) return piece
    const [, slash = '', name = ''] = /^<(\/?)([a-zA-Z]+)/.exec(piece) ?? []
    if (/^[biu]$/i.test(name) && /^<\/?[a-zA-Z]\s*>$/.test(piece)) return `<${slash}${name.toLowerCase()}>`
    if (!/^(?:font|span|strong|em|s|p|br)$/i.test(name)) return piece.replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    if (slash === '') warnings.addOnce(line, 'captions.tag', { name: name.toLowerCase() })
    return /^br$/i.test(name) ? '\n' : ''
  })
  return { text: written.join('').trim().replace(/\n\s*\n/g, '\n'), settings }
}
