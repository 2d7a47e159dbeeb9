import { type Locale, locales, useSpeech } from '../../i18n/index.js'

/** The browser's own names of languages: made once, and only where ours are not enough. */
const kept = new Map<Locale, Intl.DisplayNames>()

/** Names a language (BCP 47) in the language of the page: 'en' is 'Tiếng Anh'. Others than the page's own are named by the browser. */
export function useLanguageName(): (tag: string) => string {
  const { locale, t } = useSpeech()
  return (tag) => {
    const known = locales.find((one) => one === tag)
    if (known) return t(`language.${known}`)
    const names = kept.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
    kept.set(locale, names)
    const name = names.of(tag) ?? tag
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
  }
}
