import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a figure is within its limit: of the ratio where there is one, else of the value. A ratio is at least, a value at most; `atMost` turns a ratio round. */
export function isKept({ value, limit, ratio, atMost }) {
  if (limit === null) return true
  return ratio === null ? value <= limit : atMost ? ratio <= limit : ratio >= limit
}

/** The figures as a table for people. */
export function table(figures) {
  const rows = figures.map((figure) => {
    const { name, value, unit, limit, ratio, atMost, more } = figure
    const bar = limit === null ? '' : ratio === null ? `≤ ${limit} ${unit}` : `ratio ${atMost ? '≤' : '≥'} ${limit}`
    return [name, `${number(value)} ${unit}`, ratio === null ? '' : ratio.toFixed(2), bar, limit === null ? '' : isKept(figure) ? 'kept' : 'MISSED', more ?? '']
  })
  const head = ['figure', 'value', 'ratio', 'limit', '', '']
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)))
  return [head, ...rows].map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at]))).join('  ').trimEnd()).join('\n')
}

const number = (value) => (value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2).replace(/\.0+$/, ''))

/** Writes `bench/results.json`: an array of {name, value, unit, limit, ratio}; null where there is none. */
export function writeResults(root, figures) {
  mkdirSync(join(root, 'bench'), { recursive: true })
  const results = figures.map(({ name, value, unit, limit, ratio }) => ({ name, value, unit, limit, ratio }))
  writeFileSync(join(root, 'bench', 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
}
