import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the page asks for before it is drawn, each a way there and back on a slow line. */
const SHEET = /<link rel="stylesheet"([^<>]*) href="(\/assets\/[\w.-]+\.css)">/
const EARLY = /<script src="(\/early\.js)"><\/script>/

/** The app's page as first views are made into it: its style sheet and its first script stand in the page itself. */
export class FirstShell {
  private constructor(
    readonly page: string,
    private readonly sheet: string,
    private readonly early: string,
  ) {}

  /**
   * @param files the folder of the built web app.
   * @throws Error where its index.html has no such sheet or script.
   */
  static read(files: string): FirstShell {
    const built = readFileSync(join(files, 'index.html'), 'utf8')
    const [link, rest, sheetPath] = SHEET.exec(built) ?? []
    const [tag, earlyPath] = EARLY.exec(built) ?? []
    if (!link || !sheetPath || !tag || !earlyPath) throw new Error(`${join(files, 'index.html')} has no style sheet, or no first script`)
    const [sheet, early] = [sheetPath, earlyPath].map((path) => readFileSync(join(files, path), 'utf8').trim())
    if (!sheet || !early || sheet.includes('</') || early.includes('</')) throw new Error('a style sheet or first script that cannot stand in a page')
    // The link draws nothing: parts of the app that come later look whether the sheet is there, and would ask for it again.
    const page = built
      .replace(link, () => `<style>${sheet}</style><link rel="stylesheet"${rest} media="not all" href="${sheetPath}">`)
      .replace(tag, () => `<script>${early}</script>`)
    return new FirstShell(page, sheet, early)
  }

  /** The policy of such a page: what stands in it is allowed by its hash, and nothing else of its kind. */
  policyOf(policy: string): string {
    return policy.replace("style-src 'self'", `style-src 'self' ${hashOf(this.sheet)}`).replace("script-src 'self'", `script-src 'self' ${hashOf(this.early)}`)
  }
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
