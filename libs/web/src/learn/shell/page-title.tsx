import { useSpeech } from '../../i18n/index.js'

/** The name of the page in the window and in the history. */
export function PageTitle({ children }: { children: string }) {
  const { t } = useSpeech()
  return <title>{`${children} · ${t('shell.name')}`}</title>
}
