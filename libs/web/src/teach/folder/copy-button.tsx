import { useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'

/** Takes a text along; says that it did, or that the browser would not. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useSpeech()
  const [told, setTold] = useState('')
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setTold(t('teach.copied'))
    } catch {
      setTold(t('teach.not-copied'))
    }
  }
  return (
    <span className="row">
      <Button look="quiet" small onClick={() => void copy()}>
        {label}
      </Button>
      <span className="small soft" role="status">
        {told}
      </span>
    </span>
  )
}
