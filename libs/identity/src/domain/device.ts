/** What a session was opened on, as far as its user agent tells. */
export interface Device {
  browser: string | null
  system: string | null
}

/** The first that fits is taken: most browsers name others beside themselves. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Zalo/i, 'Zalo'], [/FBAN|FBAV/, 'Facebook'], [/coc_coc_browser/i, 'Cốc Cốc'], [/Edg(e|A|iOS)?\//, 'Edge'], [/SamsungBrowser\//, 'Samsung Internet'],
  [/OPR\/|Opera/, 'Opera'], [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'], [/Safari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/CrOS/, 'Chromebook'], [/Mac OS X|Macintosh/, 'Mac'], [/Linux/, 'Linux'],
]

const named = (text: string, known: readonly (readonly [RegExp, string])[]): string | null => known.find(([sign]) => sign.test(text))?.[1] ?? null

/** Reads a user agent; what it does not tell is null. */
export const deviceOf = (userAgent: string | null): Device => ({ browser: named(userAgent ?? '', browsers), system: named(userAgent ?? '', systems) })
