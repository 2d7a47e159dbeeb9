import { I18nProvider, useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import type { TextKey } from './catalogues.js'
import { formatterOf, type Formatter } from './format.js'
import { type Locale, localeOf, type Texts } from './texts.js'

/** Values that stand in a text. */
export type TextValues = Readonly<Record<string, string | number>>

/** How a component speaks: texts by name, numbers and days in the language's own form. */
export interface Speech {
  readonly locale: Locale
  readonly t: (key: TextKey, values?: TextValues) => string
  readonly format: Formatter
}

export function SpeechProvider({ texts, children }: { texts: Texts; children: ReactNode }) {
  return <I18nProvider i18n={texts.i18n}>{children}</I18nProvider>
}

export function useSpeech(): Speech {
  const { i18n } = useLingui()
  const locale = localeOf(i18n.locale) ?? 'vi'
  const format = formatterOf(locale)
  return { locale, t: (key, values) => i18n._(key, values ? withNumbers(values, format) : undefined), format }
}

/** Each value twice: as it is, by which a text chooses, and as it is written (`n#`, where apps/web/build/compiled-catalogues.mjs asks for it). */
function withNumbers(values: TextValues, format: Formatter): Record<string, string | number> {
  const all: Record<string, string | number> = { ...values }
  for (const [name, value] of Object.entries(values)) all[`${name}#`] = typeof value === 'number' ? format.number(value, 3) : value
  return all
}
