import { useEffect, useRef, useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Icon } from '../../ui/index.js'

const TYPING_PAUSE = 200

/** Part of a name; told to the page when there is a pause in the typing. */
export function FindField({ value, onChange }: { value: string; onChange: (typed: string) => void }) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState(value)
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (typed.trim() === value) return undefined
    const timer = setTimeout(() => latest.current(typed.trim()), TYPING_PAUSE)
    return () => clearTimeout(timer)
  }, [typed, value])
  return (
    <div className="figures-find">
      <label className="unseen" htmlFor="figures-find">
        {t('desk.find')}
      </label>
      <Icon name="search" />
      <input id="figures-find" className="input" type="search" autoComplete="off" placeholder={t('desk.find')} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </div>
  )
}
