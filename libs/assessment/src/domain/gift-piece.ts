/** A run of a question's text, its escapes still marked, and where in the text it begins. */
export interface Piece {
  text: string
  at: number
}

/** A key of messages with the place that it speaks of. */
export type Remark = (key: string, at: number, values?: Record<string, string | number>) => void

/** Without the blanks around it. */
export function trimmed({ text, at }: Piece): Piece {
  const start = text.trimStart()
  return { text: start.trimEnd(), at: at + text.length - start.length }
}

/** A trimmed part of a piece. */
export const sliceOf = ({ text, at }: Piece, from: number, to?: number): Piece => trimmed({ text: text.slice(from, to), at: at + from })

/** The parts between a sign, at most `most` of them. */
export function split(piece: Piece, sign: string, most = Infinity): Piece[] {
  const parts: Piece[] = []
  let from = 0
  for (let to = piece.text.indexOf(sign); to !== -1 && parts.length < most - 1; to = piece.text.indexOf(sign, from)) {
    parts.push(sliceOf(piece, from, to))
    from = to + sign.length
  }
  return [...parts, sliceOf(piece, from)]
}

export const orNull = (piece: Piece | undefined): Piece | null => (piece && piece.text !== '' ? piece : null)

/** Tells the lines of a question's places, each in the time of a search. */
export class LinePlaces {
  private readonly breaks: number[] = []

  /** @param first the line of the file in which the text begins. */
  constructor(
    text: string,
    readonly first: number,
  ) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.breaks.push(at)
  }

  lineOf(at: number): number {
    let [low, high] = [0, this.breaks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.breaks[middle] ?? 0) < at) low = middle + 1
      else high = middle
    }
    return this.first + low
  }
}
