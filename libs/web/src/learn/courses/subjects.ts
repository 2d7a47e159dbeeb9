import type { TextKey } from '../../i18n/index.js'

interface Counted {
  readonly value: string
  readonly count: number
}

/** A subject that one may look for: the framework of digital skills, one of its domains, or a language. */
export interface Subject {
  readonly code: string
  readonly count: number
  /** A text of ours, or null where the competence itself has a name. */
  readonly text: TextKey | null
  readonly below: boolean
}

const domains = {
  'vn-digital.1': 'subject.digital-1',
  'vn-digital.2': 'subject.digital-2',
  'vn-digital.3': 'subject.digital-3',
  'vn-digital.4': 'subject.digital-4',
  'vn-digital.5': 'subject.digital-5',
  'vn-digital.6': 'subject.digital-6',
} as const satisfies Record<string, TextKey>

const isDomain = (code: string): code is keyof typeof domains => Object.hasOwn(domains, code)

/** The subjects that have courses: digital skills, their domains below them, then the languages. What is chosen stays to be seen, also with none. */
export function subjectsOf(found: readonly Counted[], chosen: string | undefined): Subject[] {
  const counts = new Map(found.map(({ value, count }) => [value, count]))
  const codes = [...new Set([...counts.keys(), ...(chosen === undefined ? [] : [chosen])])].sort()
  const subject = (code: string, text: TextKey | null, below: boolean): Subject => ({ code, count: counts.get(code) ?? 0, text, below })
  return [
    ...codes.filter((code) => code === 'vn-digital').map((code) => subject(code, 'subject.digital', false)),
    ...codes.flatMap((code) => (isDomain(code) ? [subject(code, domains[code], true)] : code === chosen && /^vn-digital\.\d+\.\d+$/.test(code) ? [subject(code, null, true)] : [])),
    ...codes.filter((code) => code.startsWith('lang-')).map((code) => subject(code, null, false)),
  ]
}

/** The levels of a subject: six of a language, eight of digital skills. */
export const levelsOf = (code: string): readonly number[] => Array.from({ length: code.startsWith('lang-') ? 6 : 8 }, (_, at) => at + 1)
