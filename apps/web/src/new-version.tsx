import { useSpeech } from '@khue/web/i18n'
import { Button, Notice } from '@khue/web/ui'
import { useEffect, useState } from 'react'
import { registerSW } from 'virtual:pwa-register'

/** Tells that a newer app waits, and takes it when the reader says so: never in the middle of a quiz. */
export function NewVersion() {
  const { t } = useSpeech()
  const [take, setTake] = useState<(() => void) | null>(null)
  useEffect(() => {
    const update = registerSW({ onNeedRefresh: () => setTake(() => () => void update(true)) })
  }, [])
  if (!take) return null
  return (
    <Notice>
      <div className="row">
        <span>{t('shell.new-version')}</span>
        <Button look="quiet" small onClick={take}>
          {t('shell.new-version-take')}
        </Button>
      </div>
    </Notice>
  )
}
