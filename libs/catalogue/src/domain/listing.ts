import { fold } from './fold.js'
import type { Alignment, VersionOutline } from './outline.js'

/** A competence with all that stands above it: `vn-digital.4.2`, `vn-digital.4`, `vn-digital`. */
export function withAncestors(code: string): string[] {
  const parts = code.split('.')
  return parts.map((_, n) => parts.slice(0, parts.length - n).join('.'))
}

/** By what a course is found; each code once. */
export const competenciesOf = (alignments: readonly Alignment[]): string[] => [...new Set(alignments.flatMap(({ competency }) => withAncestors(competency)))].sort()

/** Everything of a course that a search looks at, folded. */
export const searchTextOf = ({ title, summary, sections, lessons }: Pick<VersionOutline, 'title' | 'summary' | 'sections' | 'lessons'>): string =>
  fold([title, summary ?? '', ...sections.map((section) => section.title), ...lessons.map((lesson) => lesson.title)].join(' '))

/** At least which levels of what a course gives: every level up to its own, for the competence and all above it (`vn-digital.4/1`). */
export const levelsOf = (alignments: readonly Alignment[]): string[] => [
  ...new Set(alignments.flatMap(({ competency, level }) => withAncestors(competency).flatMap((code) => Array.from({ length: level }, (_, n) => `${code}/${n + 1}`)))),
]
