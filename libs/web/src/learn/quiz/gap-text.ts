/** A run of a sentence, or the place of a blank in it, from 0. */
export type SentencePart = string | number

/** The mark of a blank in a prompt: five underscores or more. */
const blank = /_{5,}/

/** A prompt cut at its blanks, of which there are `count`; those without a mark of their own stand at the end. */
export function sentenceParts(prompt: string, count: number): SentencePart[] {
  const runs = prompt.split(blank)
  const marks = Math.min(count, runs.length - 1)
  const parts = runs.flatMap((run, n): SentencePart[] => (n < marks ? [run, n] : n < runs.length - 1 ? [`${run}…`] : [run]))
  const rest = Array.from({ length: count - marks }, (_, n) => marks + n)
  return [...parts, ...rest].filter((part) => part !== '')
}

/** HTML with its blanks numbered, which are filled below it. */
export function numberBlanks(html: string): string {
  let number = 0
  return html.replace(/_{5,}/g, () => `<b>(${++number})</b> _____`)
}
