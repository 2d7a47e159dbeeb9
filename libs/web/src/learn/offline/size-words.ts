import type { Formatter } from '../../i18n/index.js'

/** A size as people know it from their phones: '12 MB', '640 kB'; never less than 1 kB where there is something. */
export function sizeWords(bytes: number, format: Pick<Formatter, 'number'>): string {
  if (bytes >= 1e9) return `${format.number(bytes / 1e9, 1)} GB`
  if (bytes >= 10e6) return `${format.number(bytes / 1e6)} MB`
  if (bytes >= 1e6) return `${format.number(bytes / 1e6, 1)} MB`
  return `${format.number(bytes === 0 ? 0 : Math.max(1, bytes / 1000))} kB`
}
