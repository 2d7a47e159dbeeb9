import type { LessonDraft } from '../domain/course-draft.js'
import type { CompletionRule } from '../domain/outline.js'
import { readArticle } from './article-reader.js'
import { readDeck } from './deck-reader.js'
import { readDictation } from './dictation-reader.js'
import { kindOfFile } from './media-types.js'
import { quizKeys, readQuiz, readRules } from './quiz-reader.js'
import { bareName, type LessonBase, type LessonToRead, readText, type Reading } from './reading.js'
import { readRecording } from './recording-reader.js'

/** Reads one lesson; null where nothing can be said of it but its faults. */
export async function readLesson(reading: Reading, lesson: LessonToRead): Promise<LessonDraft | null> {
  const { name, entry, refuse } = lesson
  const kind = kindOfFile(name)
  if (!kind) {
    refuse('course.kind', { name })
    return null
  }
  checkKeys(kind, lesson)
  await reading.files.reading(name)
  const base: LessonBase = { file: name, sha256: '', kind, quiz: null, questions: [], html: null, media: null, captions: [], transcripts: [], poster: null, smaller: null, prerequisites: [], deck: null }
  if (kind === 'VIDEO' || kind === 'AUDIO' || kind === 'DOCUMENT') return readRecording(reading, lesson, base)
  const read = await readText(reading, name)
  if (!read) return null
  const { text, sha256 } = read
  const required = entry.required ?? true
  if (kind === 'ARTICLE') return readArticle(reading, lesson, { ...base, sha256 }, text)
  if (kind === 'FLASHCARDS') {
    const { cards, ...said } = readDeck(text, name, reading.files)
    reading.told.take(name, said)
    return { ...base, sha256, title: entry.title ?? bareName(name), required, completion: { kind: 'read' }, minutes: Math.max(1, Math.round(cards.length / 4)), deck: { cards, language: entry.language ?? null } }
  }
  const rules = readRules(entry, (key) => refuse(key, { name }))
  const quiz = kind === 'QUIZ' ? { title: null, ...readQuiz(text, lesson, rules, reading) } : readDictation(text, name, reading)
  const completion: CompletionRule = { kind: 'passed', passMark: entry.completion && 'grade' in entry.completion ? entry.completion.grade : rules.passMark }
  return { ...base, sha256, title: entry.title ?? quiz.title ?? name.replace(/(\.gift|\.dictation\.ya?ml)$/i, ''), required, completion, minutes: Math.max(1, rules.timeLimit ?? quiz.asked), quiz: rules, questions: quiz.questions }
}

/** Refuses keys that belong to lessons of other kinds. */
function checkKeys(kind: LessonDraft['kind'], { name, entry, refuse }: LessonToRead): void {
  const graded = kind === 'QUIZ' || kind === 'DICTATION'
  const stray = quizKeys.find((key) => entry[key] !== undefined && (!graded || (key === 'pools' && kind !== 'QUIZ')))
  if (stray) refuse('course.only-quiz', { key: stray, name })
  if (kind !== 'VIDEO' && entry.poster !== undefined) refuse('course.only-video', { name })
  if (kind !== 'FLASHCARDS' && entry.language !== undefined) refuse('course.only-cards', { name })
  if (kind !== 'VIDEO' && kind !== 'AUDIO' && (entry.captions || entry.smaller !== undefined || (entry.completion && 'watched' in entry.completion))) refuse('course.only-media', { name })
  if (!graded && entry.completion && 'grade' in entry.completion) refuse('course.only-quiz', { key: 'completion.grade', name })
}
