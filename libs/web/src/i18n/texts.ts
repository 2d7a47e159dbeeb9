import { type I18n, setupI18n } from '@lingui/core'
import { type Area, catalogues, type Locale, locales } from './catalogues.js'

export { locales }
export type { Locale }

/** @returns the language that a tag asks for ('en-GB' is 'en'), or null where it is none of ours. */
export function localeOf(tag: string | null | undefined): Locale | null {
  const language = tag?.slice(0, 2).toLowerCase()
  return locales.find((locale) => locale === language) ?? null
}

/** What the app says, in the language of the moment. One for a browser, one for each request on a server. */
export class Texts {
  readonly i18n: I18n = setupI18n()
  private readonly areas = new Set<Area>(['resident'])
  private wanted: Locale

  constructor(locale: Locale) {
    this.wanted = locale
  }

  get locale(): Locale {
    return this.wanted
  }

  /** Loads and speaks the language; what is on the page follows. */
  async speak(locale: Locale = this.wanted): Promise<void> {
    this.wanted = locale
    await Promise.all([...this.areas].map((area) => this.load(locale, area)))
    if (this.wanted === locale) this.i18n.activate(locale)
  }

  /** Loads the texts of an area before it is shown. Where they do not come, they are asked for again the next time. */
  async add(area: Area): Promise<void> {
    if (this.areas.has(area)) return
    this.areas.add(area)
    try {
      await this.load(this.wanted, area)
    } catch (error) {
      this.areas.delete(area)
      throw error
    }
  }

  onChange(listener: (locale: Locale) => void): () => void {
    return this.i18n.on('change', () => listener(this.wanted))
  }

  private async load(locale: Locale, area: Area): Promise<void> {
    this.i18n.load(locale, { ...(await catalogues[locale][area]()) })
  }
}
