import { useSpeech } from '@khue/web/i18n'
import { Button, Notice } from '@khue/web/ui'
import { useEffect, useState } from 'react'
import { registerSW } from 'virtual:pwa-register'

/** The app is kept on the device once the page has come to rest: its files do not stand in the way of what the page itself asks for. */
const AT_REST_MS = 2_000

/**
 * Tells that a newer app waits, and takes it when the reader says so: never in the middle of a quiz. An old tab after a
 * deployment, whose next page is gone from the server, is offered to open again; what waits to be sent is on the device.
 */
export function NewVersion() {
  const { t } = useSpeech()
  const [take, setTake] = useState<(() => void) | null>(null)
  const [stale, setStale] = useState(false)
  useEffect(() => {
    const later = setTimeout(() => {
      const update = registerSW({
        immediate: true,
        onNeedRefresh: () => setTake(() => () => void update(true)),
        onRegisteredSW: (_address, registration) => {
          const look = (): void => {
            if (document.visibilityState === 'visible' && navigator.onLine) registration?.update().catch(() => undefined)
          }
          document.addEventListener('visibilitychange', look)
        },
      })
    }, AT_REST_MS)
    const missed = (): void => setStale(navigator.onLine)
    window.addEventListener('vite:preloadError', missed)
    return () => {
      clearTimeout(later)
      window.removeEventListener('vite:preloadError', missed)
    }
  }, [])
  if (!take && !stale) return null
  return (
    <Notice>
      <div className="row">
        <span>{t(stale ? 'shell.reload' : 'shell.new-version')}</span>
        <Button look="quiet" small action="take-new-version" onClick={() => (take ? take() : window.location.reload())}>
          {t(stale ? 'shell.reload-now' : 'shell.new-version-take')}
        </Button>
      </div>
    </Notice>
  )
}
