import type { CaptionNotes } from './caption-notes.js'
import type { RawCue } from './raw-cue.js'

/** `[hours:]minutes:seconds.thousandths` (W3C WebVTT, 6.1: collect a WebVTT timestamp). */
const TIMING = /^[ \t\f]*(?:(\d{1,9}):)?(\d\d):(\d\d)\.(\d{3})[ \t\f]*-->[ \t\f]*(?:(\d{1,9}):)?(\d\d):(\d\d)\.(\d{3})(?!\d)(.*)$/

/** The times of a cue and what follows them; null where they cannot be read, as a player would leave the cue out. */
export function readTiming(line: string): Pick<RawCue, 'start' | 'end' | 'settings'> | null {
  const found = TIMING.exec(line)
  if (!found) return null
  const at = (n: number): number => Number(found[n] ?? 0)
  if ([at(2), at(3), at(6), at(7)].some((value) => value > 59)) return null
  return { start: at(1) * 3_600 + at(2) * 60 + at(3) + at(4) / 1_000, end: at(5) * 3_600 + at(6) * 60 + at(7) + at(8) / 1_000, settings: (found[9] ?? '').trim() }
}

/** A block begins after an empty line; a line with a blank in it is no empty line. */
const isNote = (line: string): boolean => /^NOTE(?:[ \t]|$)/.test(line)
const isStyle = (line: string): boolean => /^(?:STYLE|REGION)[ \t]*$/.test(line)

/**
 * The cues of a file in WebVTT, in its order, as the W3C's algorithm collects them: lines with `-->` begin a cue, also where no empty
 * line stands before them; comments, styles and regions are no cues.
 */
export function readVtt(lines: readonly string[], warnings: CaptionNotes): RawCue[] {
  const cues: RawCue[] = []
  let at = 1
  while (at < lines.length && lines[at] !== '' && !lines[at]?.includes('-->')) at++
  while (at < lines.length) {
    if (lines[at] === '') at++
    else at = readBlock(lines, at, cues, warnings)
  }
  return cues
}

/** @returns where the block ends. */
function readBlock(lines: readonly string[], first: number, cues: RawCue[], warnings: CaptionNotes): number {
  const arrow = lines[first]?.includes('-->') ? first : lines[first + 1]?.includes('-->') ? first + 1 : null
  let end = arrow === null ? first : arrow + 1
  while (end < lines.length && lines[end] !== '' && !lines[end]?.includes('-->')) end++
  const opening = lines[first] ?? ''
  const isCutShort = lines[end]?.includes('-->') ?? false
  if (arrow === null) {
    const known = isNote(opening) || (isStyle(opening) && cues.length === 0)
    if (!known || isCutShort) warnings.add(first + 1, isStyle(opening) && cues.length > 0 ? 'captions.late-style' : 'captions.no-times')
    return end
  }
  const timing = readTiming(lines[arrow] ?? '')
  const text = lines.slice(arrow + 1, end).join('\n')
  if (!timing) warnings.add(arrow + 1, 'captions.times')
  else cues.push({ ...timing, text, line: arrow + 1, textLine: arrow + 2 })
  if (isCutShort && end > arrow + 1) warnings.add(end + 1, 'captions.blank-line')
  return end
}
