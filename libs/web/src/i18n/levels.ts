const cefr = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const

/** A level's short name: `A1` to `C2` for a language; null where a framework counts its levels. */
export function levelName(competencyCode: string, level: number): string | null {
  return competencyCode.startsWith('lang-') ? (cefr[level - 1] ?? null) : null
}

/** The ISO 639-1 code of a language competence (`lang-en` is `en`), or null for any other. */
export function languageOf(competencyCode: string): string | null {
  return /^lang-([a-z]{2})$/.exec(competencyCode)?.[1] ?? null
}

/** The domain of a digital competence (`vn-digital.4.2` is 4), or null for any other. */
export function digitalDomainOf(competencyCode: string): number | null {
  const domain = /^vn-digital\.(\d)\./.exec(competencyCode)?.[1]
  return domain ? Number(domain) : null
}
