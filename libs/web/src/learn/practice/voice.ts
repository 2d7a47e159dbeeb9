import { useEffect, useState } from 'react'

const speech = (): SpeechSynthesis | null => (typeof window !== 'undefined' && 'speechSynthesis' in window ? window.speechSynthesis : null)
const speaks = (voice: SpeechSynthesisVoice, language: string): boolean => voice.lang.slice(0, 2).toLowerCase() === language.slice(0, 2).toLowerCase()

/** How a text may be heard. */
export interface Voice {
  /** The course's own recording, or the device's voice that reads. */
  readonly kind: 'recording' | 'device'
  readonly say: () => void
}

/** The device's voices come late, and not at all on some devices. */
function useDeviceVoice(language: string): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  useEffect(() => {
    const synthesis = speech()
    if (!synthesis) return undefined
    const find = (): void => {
      const able = synthesis.getVoices().filter((one) => speaks(one, language))
      setVoice(able.find((one) => one.localService) ?? able[0] ?? null)
    }
    find()
    synthesis.addEventListener('voiceschanged', find)
    return () => synthesis.removeEventListener('voiceschanged', find)
  }, [language])
  return voice
}

/** A card's voice: its recording where it has one, else the device's own for the language; null where there is neither. */
export function useVoice(text: string, language: string, audioUrl: string | null): Voice | null {
  const voice = useDeviceVoice(language)
  useEffect(() => () => speech()?.cancel(), [text])
  if (audioUrl !== null) return { kind: 'recording', say: () => void new Audio(audioUrl).play().catch(() => undefined) }
  if (!voice) return null
  return {
    kind: 'device',
    say: () => {
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.rate = 0.9
      speech()?.cancel()
      speech()?.speak(utterance)
    },
  }
}

/** Whether anything of these can be heard at all. */
export function useAnyVoice(cards: readonly { readonly language: string; readonly audioUrl: string | null }[]): boolean {
  const voice = useDeviceVoice(cards[0]?.language ?? 'en')
  return voice !== null || cards.some((card) => card.audioUrl !== null)
}
