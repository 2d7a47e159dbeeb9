import type { CourseFault } from './course-fault.js'

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

const TIMING = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})[ \t]+-->[ \t]+(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})(?:[ \t].*)?$/
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' }

const seconds = (hours: string | undefined, minutes = '0', whole = '0', thousandths = '0'): number => Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(whole) + Number(thousandths) / 1_000

/** A cue's text as plain words: tags dropped, a voice's name kept (`<v Lan>`), entities read. */
const plain = (text: string): string =>
  text.replace(/<v(?:\.[^\s>]+)*\s+([^>]+)>/g, '$1: ').replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole).normalize('NFC').replace(/\s+/g, ' ').trim()

/**
 * Reads captions in WebVTT (W3C, section 4). Notes, styles and regions are left out.
 * @param text with `\n` between lines.
 * @returns the cues in the order of time, and what cannot be read, by line.
 */
export function readCaptions(text: string): { cues: Cue[]; faults: Omit<CourseFault, 'file'>[] } {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const faults: Omit<CourseFault, 'file'>[] = []
  const cues: Cue[] = []
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) faults.push({ line: 1, key: 'captions.beginning' })
  for (let at = 0; at < lines.length; at++) {
    if (!lines[at]?.includes('-->')) continue
    const match = TIMING.exec((lines[at] ?? '').trim())
    const words: string[] = []
    const timing = at + 1
    while (lines[at + 1]?.trim()) words.push(lines[++at] ?? '')
    const [start, end] = match ? [seconds(match[1], match[2], match[3], match[4]), seconds(match[5], match[6], match[7], match[8])] : [0, 0]
    if (!match || end <= start) faults.push({ line: timing, key: 'captions.times' })
    else if (words.length > 0) cues.push({ start, end, text: plain(words.join(' ')) })
  }
  if (cues.length === 0 && faults.length === 0) faults.push({ line: 1, key: 'captions.none' })
  return { cues: cues.sort((a, b) => a.start - b.start), faults }
}
