/** What the device's own voice can do with a language: read it, or not (no voice for it, or none at all). */
export function voiceFor(language: string): SpeechSynthesisVoice | null {
  if (!('speechSynthesis' in window)) return null
  const wanted = language.toLowerCase()
  const voices = window.speechSynthesis.getVoices()
  const tagOf = (voice: SpeechSynthesisVoice): string => voice.lang.toLowerCase().replace('_', '-')
  return voices.find((voice) => tagOf(voice) === wanted) ?? voices.find((voice) => tagOf(voice).slice(0, 2) === wanted.slice(0, 2)) ?? null
}

/** Reads a text aloud; what was being read stops. @param rate 1 is the voice's own speed. */
export function readAloud(text: string, voice: SpeechSynthesisVoice, rate: number): void {
  const speech = new SpeechSynthesisUtterance(text)
  speech.voice = voice
  speech.lang = voice.lang
  speech.rate = rate
  window.speechSynthesis.cancel()
  window.speechSynthesis.speak(speech)
}

/** Calls when the list of voices is there: browsers load it late. @returns what ends the listening. */
export function onVoices(listener: () => void): () => void {
  if (!('speechSynthesis' in window)) return () => undefined
  const { speechSynthesis } = window
  speechSynthesis.addEventListener('voiceschanged', listener)
  return () => {
    speechSynthesis.removeEventListener('voiceschanged', listener)
    speechSynthesis.cancel()
  }
}
