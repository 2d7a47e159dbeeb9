import { createHash } from 'node:crypto'
import type { QuestionDefinition } from '@khue/assessment'
import type { CourseFault } from '../domain/course-fault.js'
import { dictationYaml, readYaml } from '../domain/course-yaml.js'
import { isMedia } from './media-types.js'

/**
 * Reads a dictation: each sentence is a question to be typed, graded by its right words. Refused with its line: an unknown key, a sentence twice,
 * audio that is missing or none.
 */
export function readDictation(text: string, file: string, exists: (path: string) => boolean): { title: string | null; questions: QuestionDefinition[]; asked: number; faults: CourseFault[] } {
  const { value, faults, lineOf } = readYaml(dictationYaml, text, file)
  if (!value) return { title: null, questions: [], asked: 0, faults }
  const seen = new Map<string, number>()
  const questions = value.sentences.map((sentence, n): QuestionDefinition => {
    const line = lineOf(['sentences', n])
    const audio = sentence.audio?.replace(/^\.\//, '')
    const id = createHash('sha256').update(`dictation:${sentence.text.toLowerCase()}`).digest('hex').slice(0, 16)
    const first = seen.get(id)
    if (first !== undefined) faults.push({ file, line, key: 'dictation.twice', values: { line: first } })
    seen.set(id, line)
    if (audio !== undefined && !exists(audio)) faults.push({ file, line, key: 'course.missing-file', values: { name: audio } })
    else if (audio !== undefined && !isMedia(audio, 'audio')) faults.push({ file, line, key: 'cards.no-audio', values: { name: audio } })
    return {
      id, kind: 'SHORT_ANSWER', prompt: sentence.hint ?? '', points: 1, feedback: null, choices: [], texts: [], ranges: [], pairs: [],
      dictation: { text: sentence.text, language: value.language }, ...(audio ? { audio } : {}), ...(value.diacritics === 'ignore' ? { ignoreDiacritics: true } : {}),
    }
  })
  return { title: value.title ?? null, questions, asked: questions.length, faults }
}
