import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useKhue } from '../../../client/index.js'
import { useSpeech } from '../../../i18n/index.js'
import { Button, Notice } from '../../../ui/index.js'
import { EndOtherSessionsDocument, EndSessionDocument } from '../../documents.gen.js'
import { faultText } from '../../shell/fault-text.js'
import type { Access } from '../profile.data.js'

/** Where one is signed in, and the way to sign out a device that was lost, sold or lent. */
export function Devices({ sessions }: Pick<Access, 'sessions'>) {
  const khue = useKhue()
  const router = useRouter()
  const { t, format } = useSpeech()
  const [busy, setBusy] = useState<string | null>(null)
  const [told, setTold] = useState<{ good: boolean; text: string } | null>(null)
  const others = sessions.filter((session) => !session.current)
  const end = async (which: string, run: () => Promise<string>): Promise<void> => {
    setBusy(which)
    setTold(null)
    try {
      setTold({ good: true, text: await run() })
    } catch (error) {
      setTold({ good: false, text: faultText(error, t) })
    }
    await router.invalidate()
    setBusy(null)
  }
  const endOne = (id: string, device: string): Promise<void> =>
    end(id, async () => {
      await khue.learning.ask(EndSessionDocument, { id })
      return t('access.device-ended', { device })
    })
  const endOthers = (): Promise<void> =>
    end('others', async () => {
      const { endOtherSessions } = await khue.learning.ask(EndOtherSessionsDocument, {})
      return t('access.others-ended', { count: endOtherSessions })
    })
  return (
    <section className="stack" aria-labelledby="devices">
      <h2 id="devices">{t('access.devices')}</h2>
      <p className="soft">{t('access.devices-what')}</p>
      {told ? <Notice tone={told.good ? 'good' : 'bad'}>{told.text}</Notice> : null}
      <ul role="list" className="me-list">
        {sessions.map(({ id, device, createdAt, lastSeenAt, current }) => (
          <li key={id} className="device">
            <span>
              <strong>{device}</strong> {current ? <span className="tag tag-good">{t('access.here')}</span> : null}
              <span className="soft small me-from">{t('access.device-times', { last: format.date(lastSeenAt), since: format.date(createdAt) })}</span>
            </span>
            {current ? null : (
              <Button look="quiet" small action="end-session" state={busy === id ? 'busy' : 'idle'} aria-label={t('access.end-device', { device })} onClick={() => void endOne(id, device)}>
                {t('me.sign-out')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 ? (
        <div className="row">
          <Button look="quiet" action="end-other-sessions" state={busy === 'others' ? 'busy' : 'idle'} onClick={() => void endOthers()}>
            {t('access.end-others', { count: others.length })}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
