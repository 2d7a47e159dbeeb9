import { useRouter } from '@tanstack/react-router'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { useAccount, useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, buttonClass, Icon, Notice, Progress } from '../../ui/index.js'
import { MOST_BYTES, type Outcome, sendCourse } from './send-course.js'
import { UploadOutcome } from './upload-outcome.js'

interface Sending {
  readonly name: string
  readonly share: number
}

/** Takes a .zip by a button or by dropping it, shows how far it is, then what became of it. */
export function UploadCourse() {
  const khue = useKhue()
  const accountId = useAccount()?.id ?? null
  const router = useRouter()
  const { t, format, locale } = useSpeech()
  const input = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController | null>(null)
  const inputId = useId()
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState<Sending | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const send = async (file: File | undefined): Promise<void> => {
    if (!file || sending) return
    setOutcome(null)
    setFault(null)
    if (!/\.zip$/i.test(file.name)) return setFault(t('teach.not-zip', { name: file.name }))
    if (file.size > MOST_BYTES) return setFault(t('teach.too-large'))
    stop.current = new AbortController()
    setSending({ name: file.name, share: 0 })
    const became = await sendCourse({ file, locale, accountId, signal: stop.current.signal, onProgress: (share) => setSending({ name: file.name, share }) })
    setSending(null)
    setOutcome(became)
    if (input.current) input.current.value = ''
    if (became.kind === 'signed-out') void khue.session.recheck()
    if (became.kind === 'taken') await router.invalidate()
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }

  return (
    <div className="stack">
      <div
        className={over ? 'teach-drop teach-drop-over' : 'teach-drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" />
        <p>{t('teach.drop')}</p>
        <input ref={input} id={inputId} className="teach-file" type="file" accept=".zip,application/zip" disabled={sending !== null} onChange={(event) => void send(event.target.files?.[0])} />
        <label htmlFor={inputId} className={buttonClass({})}>
          {t('teach.choose-zip')}
        </label>
        <p className="soft small">{t('teach.zip-hint')}</p>
      </div>
      {sending ? (
        <div className="stack" role="group" aria-label={t('teach.sending', { name: sending.name })}>
          <p>{sending.share < 1 ? t('teach.sending', { name: sending.name }) : t('teach.reading', { name: sending.name })}</p>
          <Progress value={sending.share} label={t('teach.sending', { name: sending.name })} text={format.share(sending.share)} />
          <div className="row">
            <Button look="quiet" small onClick={() => stop.current?.abort()}>
              {t('teach.stop')}
            </Button>
          </div>
        </div>
      ) : null}
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
      {outcome ? <UploadOutcome outcome={outcome} /> : null}
    </div>
  )
}
