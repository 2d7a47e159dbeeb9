import { useEffect, useState } from 'react'
import { useSpeech } from '../../i18n/index.js'
import { Button, Notice } from '../../ui/index.js'
import { onVoices, readAloud, voiceFor } from './device-voice.js'
import type { ShownQuestion } from './numbered.js'

/** What a question lets one see and hear: a picture, a recording, or a sentence that the device's own voice reads. */
export function QuestionMedia({ question, label }: { question: ShownQuestion; label: string }) {
  return (
    <>
      {question.imageUrl ? <img className="question-picture" src={question.imageUrl} alt={question.imageAlt ?? ''} loading="lazy" /> : null}
      {question.audioUrl ? <audio className="question-audio" src={question.audioUrl} controls preload="none" aria-label={label} /> : null}
      {question.speech ? <ReadAloud text={question.speech.text} language={question.speech.language} /> : null}
    </>
  )
}

function ReadAloud({ text, language }: { text: string; language: string }) {
  const { t } = useSpeech()
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null | undefined>(undefined)
  useEffect(() => {
    setVoice(voiceFor(language))
    return onVoices(() => setVoice(voiceFor(language)))
  }, [language])
  if (voice === undefined) return null
  if (voice === null) return <Notice tone="warn">{t('voice.none')}</Notice>
  return (
    <div className="stack">
      <div className="row">
        <Button look="quiet" icon="audio" onClick={() => readAloud(text, voice, 1)}>
          {t('voice.listen')}
        </Button>
        <Button look="quiet" icon="audio" onClick={() => readAloud(text, voice, 0.6)}>
          {t('voice.slowly')}
        </Button>
      </div>
      <p className="soft small">{t('voice.of-device')}</p>
    </div>
  )
}
