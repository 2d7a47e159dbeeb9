import { z } from 'zod'

const named = z.object({ vi: z.string(), en: z.string() })

/** The form of the file of frameworks that ships. */
export const frameworksFile = z.object({
  frameworks: z.array(
    z.object({
      code: z.string(), name: named, source: z.string(),
      levels: z.array(z.object({ level: z.number().int(), vi: z.string(), en: z.string(), band: z.string() })),
      domains: z.array(z.object({ domain: z.number().int(), vi: z.string(), en: z.string() })),
      competencies: z.array(z.tuple([z.string(), z.string(), z.string()])),
    }),
  ),
  languages: z.object({ source: z.string(), levels: z.array(z.string()), names: z.record(z.string(), z.tuple([z.string(), z.string()])) }),
})

export interface FrameworkRows {
  frameworks: { code: string; vi: string; en: string; source: string }[]
  competencies: { code: string; framework: string; domain: number; vi: string; en: string; sort: number }[]
  levels: { framework: string; level: number; vi: string; en: string; band: string }[]
  domains: { framework: string; domain: number; vi: string; en: string }[]
}

/** Lays the file out in rows. Each language is a framework of one competence, `lang-en`, with levels 1 to 6. */
export function rowsOf(file: z.infer<typeof frameworksFile>): FrameworkRows {
  const bands = ['basic', 'basic', 'independent', 'independent', 'proficient', 'proficient']
  const languages = Object.entries(file.languages.names).map(([tag, [vi, en]]) => ({ code: `lang-${tag}`, vi, en }))
  return {
    frameworks: [
      ...file.frameworks.map(({ code, name, source }) => ({ code, ...name, source })),
      ...languages.map((language) => ({ ...language, source: file.languages.source })),
    ],
    competencies: [
      ...file.frameworks.flatMap(({ code, competencies }) =>
        competencies.map(([number, vi, en], sort) => ({ code: `${code}.${number}`, framework: code, domain: Number(number.split('.')[0]), vi, en, sort })),
      ),
      ...languages.map(({ code, vi, en }, sort) => ({ code, framework: code, domain: 1, vi, en, sort: 100 + sort })),
    ],
    domains: [
      ...file.frameworks.flatMap(({ code, domains }) => domains.map((domain) => ({ framework: code, ...domain }))),
      ...languages.map(({ code, vi, en }) => ({ framework: code, domain: 1, vi, en })),
    ],
    levels: [
      ...file.frameworks.flatMap(({ code, levels }) => levels.map((level) => ({ framework: code, ...level }))),
      ...languages.flatMap(({ code }) => file.languages.levels.map((name, n) => ({ framework: code, level: n + 1, vi: name, en: name, band: bands[n] ?? '' }))),
    ],
  }
}
