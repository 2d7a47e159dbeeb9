/** The span of a recording that plays now, and those that were played before it, in seconds. */
export interface Playing {
  readonly spans: readonly (readonly [number, number])[]
  readonly from: number | null
  readonly at: number
}

export const nothingPlayed: Playing = { spans: [], from: null, at: 0 }

/** Two reports of the player lie closer than this while it plays, in seconds of the recording at any usual speed; further apart is a jump. */
const LONGEST_STEP = 2.5

/** The player reports where it is. What was jumped over is not watched. */
export function played(playing: Playing, now: number): Playing {
  if (playing.from === null) return { ...playing, from: now, at: now }
  const step = now - playing.at
  if (step >= 0 && step <= LONGEST_STEP) return { ...playing, at: now }
  return { spans: closed(playing), from: now, at: now }
}

/** The player stands still: paused, jumping or at its end. */
export function stopped(playing: Playing): Playing {
  return { spans: closed(playing), from: null, at: playing.at }
}

/** What was watched since the last telling, and a fresh start from here. */
export function tellOf(playing: Playing): { readonly watched: number[][]; readonly next: Playing } {
  return { watched: closed(playing).map(([from, to]) => [from, to]), next: { spans: [], from: playing.from === null ? null : playing.at, at: playing.at } }
}

function closed({ spans, from, at }: Playing): readonly (readonly [number, number])[] {
  return from !== null && at > from ? [...spans, [from, at] as const] : spans
}
