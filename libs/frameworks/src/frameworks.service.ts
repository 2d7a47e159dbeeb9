import { readFile } from 'node:fs/promises'
import { Inject, Injectable } from '@nestjs/common'
import { Database, Kept } from '@khue/platform/database'
import { frameworksFile, rowsOf } from './domain/frameworks-file.js'

export interface Competency {
  code: string
  frameworkCode: string
  domain: number
  domainNameVi: string
  domainNameEn: string
  nameVi: string
  nameEn: string
  frameworkNameVi: string
  frameworkNameEn: string
  /** Levels that can be attained, ascending. */
  levels: number[]
  /** What each of them is called, in the same order. */
  levelNamesVi: string[]
  levelNamesEn: string[]
}

const FRESH_MS = 60_000
const SHIPPED = new URL('../data/frameworks.json', import.meta.url)

/** Competency frameworks and their levels: data, read from memory about every minute. */
@Injectable()
export class FrameworksService {
  private readonly known = new Kept(() => this.read(), FRESH_MS)

  constructor(@Inject(Database) private readonly database: Database) {}

  /** The competence of a code such as `vn-digital.4.2` or `lang-en`, or null. */
  async competency(code: string): Promise<Competency | null> {
    return (await this.current()).get(code) ?? null
  }

  async competencies(): Promise<Competency[]> {
    return [...(await this.current()).values()]
  }

  /** Whether the competence exists and has this level. */
  async isLevel(code: string, level: number): Promise<boolean> {
    return (await this.competency(code))?.levels.includes(level) ?? false
  }

  /** Loads the frameworks that ship, and brings their names up to date. */
  async seed(): Promise<void> {
    const { frameworks, domains, competencies, levels } = rowsOf(frameworksFile.parse(JSON.parse(await readFile(SHIPPED, 'utf8'))))
    await this.database.transaction(async (tx) => {
      await tx.sql(
        `INSERT INTO frameworks.framework (code, name_vi, name_en, source) SELECT code, vi, en, source FROM jsonb_to_recordset($1) AS r(code text, vi text, en text, source text)
         ON CONFLICT (code) DO UPDATE SET name_vi = excluded.name_vi, name_en = excluded.name_en, source = excluded.source`,
        [JSON.stringify(frameworks)],
      )
      await tx.sql(
        `INSERT INTO frameworks.domain (framework_code, domain, name_vi, name_en) SELECT framework, domain, vi, en FROM jsonb_to_recordset($1) AS r(framework text, domain int, vi text, en text)
         ON CONFLICT (framework_code, domain) DO UPDATE SET name_vi = excluded.name_vi, name_en = excluded.name_en`,
        [JSON.stringify(domains)],
      )
      await tx.sql(
        `INSERT INTO frameworks.competency (code, framework_code, domain, name_vi, name_en, sort)
         SELECT code, framework, domain, vi, en, sort FROM jsonb_to_recordset($1) AS r(code text, framework text, domain int, vi text, en text, sort int)
         ON CONFLICT (code) DO UPDATE SET domain = excluded.domain, name_vi = excluded.name_vi, name_en = excluded.name_en, sort = excluded.sort`,
        [JSON.stringify(competencies)],
      )
      await tx.sql(
        `INSERT INTO frameworks.level (framework_code, level, name_vi, name_en, band)
         SELECT framework, level, vi, en, band FROM jsonb_to_recordset($1) AS r(framework text, level int, vi text, en text, band text)
         ON CONFLICT (framework_code, level) DO UPDATE SET name_vi = excluded.name_vi, name_en = excluded.name_en, band = excluded.band`,
        [JSON.stringify(levels)],
      )
    })
    this.known.forget()
  }

  private current(): Promise<Map<string, Competency>> {
    return this.known.get()
  }

  private async read(): Promise<Map<string, Competency>> {
    const rows = await this.database.read((tx) =>
      tx.sql<Competency & Record<string, unknown>>(
        `SELECT c.code, c.framework_code AS "frameworkCode", c.domain, c.name_vi AS "nameVi", c.name_en AS "nameEn",
                coalesce(d.name_vi, '') AS "domainNameVi", coalesce(d.name_en, '') AS "domainNameEn", f.name_vi AS "frameworkNameVi", f.name_en AS "frameworkNameEn",
                array_agg(l.level::int ORDER BY l.level) AS levels,
                array_agg(l.name_vi ORDER BY l.level) AS "levelNamesVi", array_agg(l.name_en ORDER BY l.level) AS "levelNamesEn"
         FROM frameworks.competency c JOIN frameworks.level l ON l.framework_code = c.framework_code
           JOIN frameworks.framework f ON f.code = c.framework_code LEFT JOIN frameworks.domain d ON d.framework_code = c.framework_code AND d.domain = c.domain
         GROUP BY c.code, f.code, d.framework_code, d.domain ORDER BY c.sort, c.code`,
      ),
    )
    return new Map(rows.map((row) => [row.code, row]))
  }
}
