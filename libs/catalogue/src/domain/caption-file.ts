import type { Cue } from './captions.js'

const two = (n: number): string => String(n).padStart(2, '0')

function time(seconds: number): string {
  const ms = Math.round(seconds * 1_000)
  const whole = Math.floor(ms / 1_000)
  return `${two(Math.floor(whole / 3_600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${String(ms % 1_000).padStart(3, '0')}`
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Cues as a WebVTT file, which is what players read. */
export const captionFile = (cues: readonly Cue[]): string => `WEBVTT\n\n${cues.map(({ start, end, text }) => `${time(start)} --> ${time(end)}\n${escape(text)}\n`).join('\n')}`
