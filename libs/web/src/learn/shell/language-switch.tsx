import { useRouter } from '@tanstack/react-router'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'

/** Offers the other language by its own name. What the services have said is asked for again. */
export function LanguageSwitch() {
  const khue = useKhue()
  const router = useRouter()
  const { locale, t } = useSpeech()
  const other = locale === 'vi' ? 'en' : 'vi'
  const choose = async (): Promise<void> => {
    await khue.chooseLocale(other).catch(() => undefined)
    await router.invalidate()
  }
  return (
    <Button look="plain" small lang={other} onClick={() => void choose()}>
      {t('shell.other-language')}
    </Button>
  )
}
