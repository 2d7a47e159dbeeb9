import type { Font } from 'fontkit'
import { fontFor, houseFont, shape, type Weight } from './fonts.js'

/** What a reader sees as one letter, with the font that draws it. */
export interface Cluster {
  text: string
  /** null: no font has it. */
  font: Font | null
  /** At one point of size. */
  width: number
  /** Whether a line may begin with it. */
  opens: boolean
}

/** Scripts whose lines break between letters, for they leave no blanks. */
const BREAKS_ANYWHERE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
export const BOX = { width: 1.3, height: 0.9 } as const

/** The clusters of a text in its own order; blanks and signs without a script of their own keep the font before them where it has them. */
export function clustersOf(text: string, weight: Weight): Cluster[] {
  const clusters: Cluster[] = []
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    const before = clusters.at(-1)
    const font = fontFor(segment, weight)
    clusters.push({ text: segment, font, width: font ? shape(font, segment, 'ltr').advanceWidth / font.unitsPerEm : BOX.width, opens: before !== undefined && (/\s$/u.test(before.text) || BREAKS_ANYWHERE.test(segment)) })
  }
  return clusters
}

const widthOf = (clusters: readonly Cluster[], size: number): number => clusters.reduce((sum, cluster) => sum + cluster.width, 0) * size
const isBlank = (cluster: Cluster | undefined): boolean => cluster !== undefined && /^\s+$/u.test(cluster.text)

/** Breaks a text into lines of a width, at blanks where there are any. */
export function linesOf(clusters: readonly Cluster[], size: number, width: number): Cluster[][] {
  const lines: Cluster[][] = []
  let line: Cluster[] = []
  for (const cluster of clusters) {
    if (line.length > 0 && !isBlank(cluster) && widthOf([...line, cluster], size) > width) {
      const opening = cluster.opens ? line.length : line.findLastIndex((one) => one.opens)
      const at = opening > 0 ? opening : line.length
      lines.push(line.slice(0, at))
      line = line.slice(at)
    }
    line.push(cluster)
  }
  lines.push(line)
  return lines.map(trimmed).filter((one) => one.length > 0)
}

function trimmed(line: Cluster[]): Cluster[] {
  let [from, to] = [0, line.length]
  while (isBlank(line[from])) from++
  while (to > from && isBlank(line[to - 1])) to--
  return line.slice(from, to)
}

/** How far a line reaches above and below its foot, at one point of size. */
export function reachOf(line: readonly Cluster[], weight: Weight): { above: number; below: number } {
  const fonts = new Set([houseFont(weight), ...line.flatMap(({ font }) => font ?? [])])
  return { above: Math.max(...[...fonts].map((font) => font.ascent / font.unitsPerEm)), below: Math.max(...[...fonts].map((font) => -font.descent / font.unitsPerEm)) }
}
