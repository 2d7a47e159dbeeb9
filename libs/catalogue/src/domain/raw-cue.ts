/** A passage as a file has it: its words in WebVTT's own markup, and the lines (from 1) of its times and of its words. */
export interface RawCue {
  start: number
  end: number
  settings: string
  text: string
  line: number
  textLine: number
}
