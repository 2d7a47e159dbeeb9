/** Tells the lines of a text's places, each in the time of a search. */
export class LineIndex {
  private readonly breaks: number[] = []

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.breaks.push(at)
  }

  /** How many line breaks stand before this place. */
  before(offset: number): number {
    let [low, high] = [0, this.breaks.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.breaks[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
