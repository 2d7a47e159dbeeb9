import type { AnswerInput } from './documents.gen.js'
import { faultsByPlace, type Refusal } from './refusal.js'

/** An answer as it was made on the device, with the device's time. */
export interface WaitingAnswer extends AnswerInput {
  readonly answeredAt: string
}

/** What waits of one attempt: the newest answer to each question. */
export type AttemptAnswers = Readonly<Record<string, WaitingAnswer>>

/** What is to be sent of a learner's answers, by attempt. Plain data: it is kept on the device as it is. */
export interface AnswerQueue {
  readonly attempts: Readonly<Record<string, AttemptAnswers>>
  /** Why an answer was not taken, by attempt and question; gone with the next answer to the question. */
  readonly refused: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export const emptyQueue: AnswerQueue = { attempts: {}, refused: {} }

export function isAnswerQueue(value: unknown): value is AnswerQueue {
  return typeof value === 'object' && value !== null && 'attempts' in value && typeof value.attempts === 'object' && 'refused' in value && typeof value.refused === 'object'
}

/** Answers that one request carries at the most. */
const FULL_BATCH = 100

function without<Value>(record: Readonly<Record<string, Value>>, keys: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
}

/** Puts an entry of an attempt; an attempt with nothing left is forgotten. */
function put<Value>(record: Readonly<Record<string, Readonly<Record<string, Value>>>>, attemptId: string, entries: Readonly<Record<string, Value>>) {
  return Object.keys(entries).length === 0 ? without(record, [attemptId]) : { ...record, [attemptId]: entries }
}

/** The newest answer to a question takes the place of the one that waits. */
export function putAnswer(queue: AnswerQueue, attemptId: string, answer: WaitingAnswer): AnswerQueue {
  return {
    attempts: { ...queue.attempts, [attemptId]: { ...queue.attempts[attemptId], [answer.questionId]: answer } },
    refused: put(queue.refused, attemptId, without(queue.refused[attemptId] ?? {}, [answer.questionId])),
  }
}

/** The next answers to send: those of one attempt. */
export function nextAnswers(queue: AnswerQueue): { attemptId: string; answers: readonly WaitingAnswer[] } | null {
  const [first] = Object.entries(queue.attempts)
  return first ? { attemptId: first[0], answers: Object.values(first[1]).slice(0, FULL_BATCH) } : null
}

/** The server has taken these; an answer that was changed meanwhile still waits. */
export function afterSaved(queue: AnswerQueue, attemptId: string, sent: readonly WaitingAnswer[]): AnswerQueue {
  const waiting = queue.attempts[attemptId] ?? {}
  const gone = sent.filter((answer) => waiting[answer.questionId] === answer || waiting[answer.questionId]?.answeredAt === answer.answeredAt)
  return { ...queue, attempts: put(queue.attempts, attemptId, without(waiting, gone.map((answer) => answer.questionId))) }
}

/** The server refused: the answers that it names (all, where it names none) wait no longer, and the reason is told at the question. */
export function afterAnswersRefused(queue: AnswerQueue, attemptId: string, sent: readonly WaitingAnswer[], refusal: Refusal): AnswerQueue {
  const named = faultsByPlace(refusal, 'answers')
  const bad = named.size > 0 ? sent.filter((_, place) => named.has(place)) : sent
  const reasons = Object.fromEntries(bad.map((answer) => [answer.questionId, named.get(sent.indexOf(answer)) ?? refusal.message]))
  const left = afterSaved(queue, attemptId, bad)
  return { ...left, refused: put(left.refused, attemptId, { ...left.refused[attemptId], ...reasons }) }
}

/** An attempt that was handed in: nothing of it waits or is told of. */
export function withoutAttempt(queue: AnswerQueue, attemptId: string): AnswerQueue {
  return { attempts: without(queue.attempts, [attemptId]), refused: without(queue.refused, [attemptId]) }
}

/** How many answers wait, over all attempts. */
export function countAnswers(queue: AnswerQueue): number {
  return Object.values(queue.attempts).reduce((sum, answers) => sum + Object.keys(answers).length, 0)
}

/** An answer without its times: what a question shows. */
export type GivenAnswer = Pick<AnswerInput, 'choiceIds' | 'text' | 'pairs'>

/** What a question shows: the device's own answer where one waits, else the one the server has. */
export function answersToShow(saved: readonly (GivenAnswer & { questionId: string })[], waiting: AttemptAnswers = {}): Record<string, GivenAnswer> {
  return Object.fromEntries([...saved, ...Object.values(waiting)].map(({ questionId, choiceIds, text, pairs }) => [questionId, { choiceIds, text, pairs }]))
}

/** Whether anything was answered at all. */
export function isAnswered(answer: GivenAnswer | undefined): boolean {
  if (!answer) return false
  return (answer.choiceIds?.length ?? 0) > 0 || (answer.text ?? '').trim() !== '' || (answer.pairs ?? []).some((pair) => pair.right || (pair.text ?? '').trim() !== '')
}
