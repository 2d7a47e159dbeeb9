import { useMemo } from 'react'
import { useSpeech } from '../../i18n/index.js'

/** Names a language (BCP 47) in the language of the page: 'en' is 'Tiếng Anh'. */
export function useLanguageName(): (tag: string) => string {
  const { locale } = useSpeech()
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' })
    return (tag) => {
      const name = names.of(tag) ?? tag
      return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
    }
  }, [locale])
}
