import { Link, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { type Account, type HandInEnd, useOutgoing, useWatched } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Notice } from '../../ui/index.js'

/** Tells on whatever page the learner is what came of quizzes that had waited on this device to be handed in. */
export function HandInEnds({ account }: { account: Account }) {
  const { answers } = useOutgoing(account)
  const { ends } = useWatched(answers.queue.told)
  const router = useRouter()
  const { t } = useSpeech()
  const ids = Object.keys(ends).join()
  useEffect(() => {
    if (ids !== '') void router.invalidate()
  }, [ids, router])
  return Object.entries(ends).map(([id, end]) => (
    <Notice key={id} tone={end.refusal === null ? 'good' : 'bad'}>
      <span data-handed-in={id}>
        <Link to="/courses/$slug/lessons/$lessonId" params={{ slug: end.slug, lessonId: end.lessonId }}>
          {end.title}
        </Link>
        {': '}
        <Said end={end} />
      </span>{' '}
      <Button look="plain" small onClick={() => answers.forgetEnd(id)}>
        {t('ui.close')}
      </Button>
    </Notice>
  ))
}

function Said({ end: { score, passed, refusal } }: { end: HandInEnd }) {
  const { t, format } = useSpeech()
  if (refusal !== null) return refusal
  if (score === null) return t('sending.handed-in')
  return t(passed ? 'sending.handed-in-passed' : 'sending.handed-in-not', { share: format.wholeShare(score) })
}
