interface TimedCue {
  readonly start: number
  readonly end: number
}

/** The place of the cue that is spoken at a time (seconds), the later where two overlap; between two the one just spoken; -1 before the first. */
export function cueAt(cues: readonly TimedCue[], time: number): number {
  let found = -1
  cues.forEach((cue, place) => {
    if (cue.start <= time && (found < 0 || cue.start >= (cues[found]?.start ?? 0))) found = place
  })
  return found
}

/** Where to begin, in seconds: the place that this device knows to the second, else the share that the server knows. The very beginning and end are no places. */
export function beginAt(kept: number | null, position: number, length: number): number {
  const place = kept ?? position * length
  return Number.isFinite(length) && place > 1 && place < length - 3 && place < length * 0.98 ? place : 0
}
