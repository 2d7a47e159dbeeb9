import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Notice, SelectField } from '../../ui/index.js'
import { ChoosePracticeDocument } from '../documents.gen.js'
import { faultText } from '../shell/fault-text.js'
import type { PracticeData } from './practice.data.js'

const sizes = [10, 20, 30, 50, 100]
const news = [0, 5, 10, 20, 30, 50]
const withOwn = (choices: readonly number[], own: number): number[] => [...new Set([...choices, own])].sort((one, other) => one - other)

/** How much a day: the learner's own choice, kept in her account as soon as it is made. */
export function Settings({ settings }: Pick<PracticeData, 'settings'>) {
  const khue = useKhue()
  const router = useRouter()
  const { t, format } = useSpeech()
  const [fault, setFault] = useState<string | null>(null)
  const choose = async (choice: { newPerDay?: number; sessionSize?: number }): Promise<void> => {
    setFault(null)
    try {
      await khue.learning.ask(ChoosePracticeDocument, choice)
      await router.invalidate()
    } catch (error) {
      setFault(faultText(error, t))
    }
  }
  const options = (choices: number[]) => choices.map((count) => ({ value: String(count), text: format.number(count) }))
  return (
    <div className="stack">
      <div className="practice-choices">
        <SelectField label={t('practice.session-size')} value={String(settings.sessionSize)} options={options(withOwn(sizes, settings.sessionSize))} onChange={(event) => void choose({ sessionSize: Number(event.target.value) })} />
        <SelectField label={t('practice.new-per-day')} value={String(settings.newPerDay)} options={options(withOwn(news, settings.newPerDay))} onChange={(event) => void choose({ newPerDay: Number(event.target.value) })} />
      </div>
      {fault ? <Notice tone="bad">{fault}</Notice> : null}
    </div>
  )
}
