import { useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useAccount, useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { type ActionState, Button, Notice } from '../../ui/index.js'
import { EnrolDocument } from '../documents.gen.js'
import { faultText } from '../shell/fault-text.js'

/** Enrols who is signed in; leads anybody else to sign in first, and back. */
export function Enrol({ slug, wide = false }: { slug: string; wide?: boolean }) {
  const khue = useKhue()
  const account = useAccount()
  const router = useRouter()
  const navigate = useNavigate()
  const { t } = useSpeech()
  const [state, setState] = useState<ActionState>('idle')
  const [fault, setFault] = useState<string | null>(null)
  const enrol = async (): Promise<void> => {
    if (!account) return navigate({ to: '/sign-in', search: { next: router.state.location.href } })
    setState('busy')
    setFault(null)
    try {
      await khue.learning.ask(EnrolDocument, { slug })
      await router.invalidate()
      setState('done')
    } catch (error) {
      setFault(faultText(error, t))
      setState('idle')
    }
  }
  return (
    <>
      <Button action="enrol" state={state} wide={wide} onClick={() => void enrol()}>
        {t('course.enrol')}
      </Button>
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
    </>
  )
}

/** The same control once it is done: it tells so, and does nothing more. */
export function Enrolled() {
  const { t } = useSpeech()
  return (
    <span className="tag tag-good" role="status" data-action="enrol" data-state="done">
      {t('course.enrolled')}
    </span>
  )
}
