import { createHash } from 'node:crypto'
import type { QuestionDefinition } from '@khue/assessment'
import { dictationYaml, readYaml } from '../domain/course-yaml.js'
import type { Reading } from './reading.js'
import { isMedia } from './media-types.js'

/**
 * Reads a dictation: each sentence is a question to be typed, graded by its right words. Refused with its line: an unknown key, a sentence twice,
 * audio that is missing or none.
 */
export function readDictation(text: string, file: string, { files, told }: Pick<Reading, 'files' | 'told'>): { title: string | null; questions: QuestionDefinition[]; asked: number } {
  const { value, faults, lineOf } = readYaml(dictationYaml, text, file)
  told.take(file, { faults })
  if (!value) return { title: null, questions: [], asked: 0 }
  const audioOf = (address: string | undefined, line: number): string | undefined => {
    if (address === undefined) return undefined
    const found = files.names.find(address, file)
    if (typeof found === 'string') {
      told.refuse(file, line, found === 'path.leaves' ? 'course.path' : 'course.missing-file', { name: address })
      return undefined
    }
    if (!found.asWritten) told.warn(file, line, 'path.case', { name: address, found: found.path })
    if (!isMedia(found.path, 'audio')) told.refuse(file, line, 'cards.no-audio', { name: address })
    files.used.add(found.path)
    return found.path
  }
  const seen = new Map<string, number>()
  const questions = value.sentences.map((sentence, n): QuestionDefinition => {
    const line = lineOf(['sentences', n])
    const audio = audioOf(sentence.audio, line)
    const id = createHash('sha256').update(`dictation:${sentence.text.toLowerCase()}`).digest('hex').slice(0, 16)
    const first = seen.get(id)
    if (first !== undefined) told.refuse(file, line, 'dictation.twice', { line: first })
    seen.set(id, line)
    return {
      id, kind: 'SHORT_ANSWER', prompt: sentence.hint ?? '', points: 1, feedback: null, choices: [], texts: [], ranges: [], pairs: [],
      dictation: { text: sentence.text, language: value.language }, ...(audio ? { audio } : {}), ...(value.diacritics === 'ignore' ? { ignoreDiacritics: true } : {}),
    }
  })
  return { title: value.title ?? null, questions, asked: questions.length }
}
