import bidiFactory from 'bidi-js'
import type { Cluster } from './clusters.js'

const bidi = bidiFactory()

/** Clusters of one font and one direction, to be shaped together. */
export interface Run {
  text: string
  font: Cluster['font']
  rightToLeft: boolean
}

/** A line's runs from left to right as they are seen (UAX 9, L2), and its letters in that order. */
export function visualOrder(line: readonly Cluster[]): { runs: Run[]; letters: string[] } {
  const text = line.map((cluster) => cluster.text).join('')
  const { levels } = bidi.getEmbeddingLevels(text, 'auto')
  const leveled: (Run & { level: number })[] = []
  let at = 0
  for (const { text: letters, font } of line) {
    const level = levels[at] ?? 0
    at += letters.length
    const last = leveled.at(-1)
    const same = last && last.level === level && (last.font === font || /^\s+$/u.test(letters)) && last.font !== null
    if (same) last.text += letters
    else leveled.push({ text: letters, font, level, rightToLeft: level % 2 === 1 })
  }
  const ordered = reordered(leveled)
  return { runs: ordered.map(({ text: letters, font, rightToLeft }) => ({ text: rightToLeft ? mirrored(letters) : letters, font, rightToLeft })), letters: ordered.flatMap((run) => (run.rightToLeft ? [...run.text].reverse() : [...run.text])) }
}

/** Reverses what stands on each level, from the highest to the lowest odd one. */
function reordered<T extends { level: number }>(runs: readonly T[]): T[] {
  const order = [...runs]
  const highest = Math.max(0, ...order.map(({ level }) => level))
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from
      while ((order[to]?.level ?? -1) >= level) to++
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).reverse())
      from = Math.max(from, to)
    }
  }
  return order
}

const mirrored = (text: string): string => [...text].map((letter) => bidi.getMirroredCharacter(letter) ?? letter).join('')
