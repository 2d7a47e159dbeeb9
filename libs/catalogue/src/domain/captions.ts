import type { ReadingNote } from '@khue/platform/reading'
import { CaptionNotes } from './caption-notes.js'
import { wordsOfCue } from './caption-words.js'
import type { RawCue } from './raw-cue.js'
import { readSrt } from './srt.js'
import { readVtt } from './vtt.js'

/** A spoken passage, in seconds from the beginning. */
export interface Cue {
  start: number
  end: number
  text: string
}

/** What is said in a recording, in one language. */
export interface Transcript {
  language: string
  cues: Cue[]
}

export interface ReadCaptions {
  /** For the transcript, in the order of time. */
  cues: Cue[]
  /** What the player gets, where that is not the file as it stands: SubRip is served as WebVTT. */
  vtt: string | null
  faults: ReadingNote[]
  warnings: ReadingNote[]
}

/**
 * Reads captions in WebVTT (as the algorithm of the W3C does, section 6) or SubRip (`.srt`). What a player would leave out is a warning
 * with its line. WebVTT without its first line is read as SubRip is, with a warning.
 * @param text of any line ends, with or without a byte order mark.
 * @param seconds the recording's length, where it is known.
 */
export function readCaptions(text: string, seconds: number | null = null): ReadCaptions {
  const lines = text.replace(/^\uFEFF/, '').replaceAll('\0', '\uFFFD').split(/\r\n|\n|\r/)
  const warnings = new CaptionNotes()
  const isVtt = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')
  if (!isVtt && !lines.some((line) => line.includes('-->'))) return { cues: [], vtt: null, faults: [{ line: 1, key: 'captions.beginning' }], warnings: [] }
  const raw = isVtt ? readVtt(lines, warnings) : readSrt(lines, warnings)
  tellTimes(raw, seconds, warnings)
  const cues = raw.map(({ start, end, text: typed, textLine }) => ({ start, end: Math.max(start, end), text: wordsOfCue(typed, (key, values) => warnings.add(textLine, key, values)) })).filter((cue) => cue.text !== '')
  const faults: ReadingNote[] = cues.length === 0 ? [{ line: 1, key: 'captions.none' }] : []
  return { cues: cues.toSorted((a, b) => a.start - b.start), vtt: isVtt ? null : writeVtt(raw), faults, warnings: warnings.list() }
}

/** What would never be seen, or not when its author thinks. */
function tellTimes(cues: readonly RawCue[], seconds: number | null, warnings: CaptionNotes): void {
  let before = 0
  for (const { start, end, line } of cues) {
    if (end <= start) warnings.add(line, 'captions.backwards')
    else if (start < before) warnings.add(line, 'captions.order')
    if (seconds !== null && start >= seconds) warnings.add(line, 'captions.beyond', { seconds: Math.round(seconds) })
    before = Math.max(before, start)
  }
}

const clock = (seconds: number): string => {
  const thousandths = Math.round(seconds * 1_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${two(Math.floor(thousandths / 3_600_000))}:${two(Math.floor(thousandths / 60_000) % 60)}:${two(Math.floor(thousandths / 1_000) % 60)}.${String(thousandths % 1_000).padStart(3, '0')}`
}

const writeVtt = (cues: readonly RawCue[]): string => `WEBVTT\n\n${cues.map(({ start, end, settings, text }) => `${clock(start)} --> ${clock(end)}${settings && ` ${settings}`}\n${text}\n`).join('\n')}`

