import type { AnswerInput } from './documents.gen.js'
import type { KeptForm } from './kept-record.js'
import { faultsByPlace, type Refusal } from './refusal.js'

/** An answer as it was made on the device, with the device's time. */
export interface WaitingAnswer extends AnswerInput {
  readonly answeredAt: string
}

/** What waits of one attempt: the newest answer to each question. */
export type AttemptAnswers = Readonly<Record<string, WaitingAnswer>>

/** Where an attempt belongs, to lead to it where it is told of. */
export interface AttemptPlace {
  readonly slug: string
  readonly lessonId: string
  readonly title: string
}

/** An attempt that its learner has handed in on the device. `at`: by the device's clock (ISO 8601). */
export interface HandIn extends AttemptPlace {
  readonly at: string
}

/** What came of a hand-in. `score`: 0 to 1, null where a person marks it; `refusal`: why the server would not take it. */
export interface HandInEnd extends HandIn {
  readonly score: number | null
  readonly passed: boolean | null
  readonly refusal: string | null
}

/** Answers that came to a closed attempt: they count for nothing, and are kept until the learner has seen them. */
export interface LateAnswers {
  readonly place: AttemptPlace | null
  readonly answers: AttemptAnswers
  readonly reason: string
}

type ByAttempt<Value> = Readonly<Record<string, Value>>

/** What is to be sent of a learner's answers, by attempt. Plain data: it is kept on the device as it is. */
export interface AnswerQueue {
  readonly attempts: ByAttempt<AttemptAnswers>
  /** Why an answer was not taken, by attempt and question; gone with the next answer to the question. */
  readonly refused: ByAttempt<Readonly<Record<string, string>>>
  readonly places: ByAttempt<AttemptPlace>
  /** Attempts to hand in once their answers are there. */
  readonly handIns: ByAttempt<HandIn>
  /** What came of hand-ins that waited, until the learner has seen it. */
  readonly ends: ByAttempt<HandInEnd>
  readonly late: ByAttempt<LateAnswers>
}

export const emptyQueue: AnswerQueue = { attempts: {}, refused: {}, places: {}, handIns: {}, ends: {}, late: {} }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const hasObjects = (value: unknown, names: readonly string[]): value is Record<string, unknown> => isObject(value) && names.every((name) => isObject(value[name]))

/** How a queue is kept. In form 0 there were answers only: a quiz could not be handed in without a network. */
export const answerForm: KeptForm<AnswerQueue> = {
  form: 1,
  empty: emptyQueue,
  read(form, state) {
    if (form > 1 || !hasObjects(state, form === 0 ? ['attempts', 'refused'] : Object.keys(emptyQueue))) return null
    return { ...emptyQueue, ...(state as Partial<AnswerQueue>) }
  },
  join(one, other) {
    const attempts = Object.entries(other.attempts).reduce((all, [id, answers]) => ({ ...all, [id]: newestOf(all[id] ?? {}, answers) }), one.attempts)
    return {
      attempts, refused: { ...other.refused, ...one.refused }, places: { ...other.places, ...one.places },
      handIns: { ...other.handIns, ...one.handIns }, ends: { ...other.ends, ...one.ends }, late: { ...other.late, ...one.late },
    }
  },
}

function newestOf(one: AttemptAnswers, other: AttemptAnswers): AttemptAnswers {
  return Object.values(other).reduce((all, answer) => ((all[answer.questionId]?.answeredAt ?? '') >= answer.answeredAt ? all : { ...all, [answer.questionId]: answer }), one)
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
export function putAnswer(queue: AnswerQueue, attemptId: string, place: AttemptPlace, answer: WaitingAnswer): AnswerQueue {
  return {
    ...queue,
    attempts: { ...queue.attempts, [attemptId]: { ...queue.attempts[attemptId], [answer.questionId]: answer } },
    refused: put(queue.refused, attemptId, without(queue.refused[attemptId] ?? {}, [answer.questionId])),
    places: { ...queue.places, [attemptId]: place },
  }
}

/** The learner hands in; it goes once no answer of the attempt waits. */
export const putHandIn = (queue: AnswerQueue, attemptId: string, handIn: HandIn): AnswerQueue => ({ ...queue, handIns: { ...queue.handIns, [attemptId]: handIn } })

/** The next answers to send: those of one attempt. */
export function nextAnswers(queue: AnswerQueue): { attemptId: string; answers: readonly WaitingAnswer[] } | null {
  const [first] = Object.entries(queue.attempts)
  return first ? { attemptId: first[0], answers: Object.values(first[1]).slice(0, FULL_BATCH) } : null
}

/** The next attempt to hand in: one of which no answer waits. */
export function nextHandIn(queue: AnswerQueue): string | null {
  return Object.keys(queue.handIns).find((attemptId) => queue.attempts[attemptId] === undefined) ?? null
}

/** The server has taken these; an answer that was changed meanwhile still waits. */
export function afterSaved(queue: AnswerQueue, attemptId: string, sent: readonly WaitingAnswer[]): AnswerQueue {
  const waiting = queue.attempts[attemptId] ?? {}
  const gone = sent.filter((answer) => waiting[answer.questionId]?.answeredAt === answer.answeredAt)
  return { ...queue, attempts: put(queue.attempts, attemptId, without(waiting, gone.map((answer) => answer.questionId))) }
}

/**
 * The server refused. Where the attempt is closed (handed in on another device, its time over) or its learner has handed it in
 * here, what was refused is laid aside to be shown; else the reason is told at the question. Where none is named, all are meant.
 */
export function afterAnswersRefused(queue: AnswerQueue, attemptId: string, sent: readonly WaitingAnswer[], refusal: Refusal): AnswerQueue {
  const named = faultsByPlace(refusal, 'answers')
  const bad = named.size > 0 ? sent.filter((_, place) => named.has(place)) : sent
  const left = afterSaved(queue, attemptId, bad)
  if (refusal.code !== 'BAD_USER_INPUT' || queue.handIns[attemptId]) return withLate(left, attemptId, bad, refusal.message)
  const reasons = Object.fromEntries(bad.map((answer) => [answer.questionId, named.get(sent.indexOf(answer)) ?? refusal.message]))
  return { ...left, refused: put(left.refused, attemptId, { ...left.refused[attemptId], ...reasons }) }
}

function withLate(queue: AnswerQueue, attemptId: string, answers: readonly WaitingAnswer[], reason: string): AnswerQueue {
  const before = queue.late[attemptId]?.answers ?? {}
  const place = queue.places[attemptId] ?? queue.handIns[attemptId] ?? null
  return { ...queue, places: without(queue.places, [attemptId]), late: { ...queue.late, [attemptId]: { place, reason, answers: { ...before, ...Object.fromEntries(answers.map((answer) => [answer.questionId, answer])) } } } }
}

/** The server has the hand-in, or refused it. */
export function afterHandIn(queue: AnswerQueue, attemptId: string, end: Pick<HandInEnd, 'score' | 'passed' | 'refusal'>): AnswerQueue {
  const { [attemptId]: handIn, ...handIns } = queue.handIns
  const { score, passed, refusal } = end
  return handIn ? { ...withoutAttempt(queue, attemptId), handIns, ends: { ...queue.ends, [attemptId]: { ...handIn, score, passed, refusal } } } : queue
}

/** An attempt that was handed in: none of its answers waits or is told of. */
export function withoutAttempt(queue: AnswerQueue, attemptId: string): AnswerQueue {
  return { ...queue, attempts: without(queue.attempts, [attemptId]), refused: without(queue.refused, [attemptId]), places: without(queue.places, [attemptId]) }
}

/** The learner has seen what came of an attempt. */
export const withoutEnd = (queue: AnswerQueue, attemptId: string): AnswerQueue => (queue.ends[attemptId] ? { ...queue, ends: without(queue.ends, [attemptId]) } : queue)

/** The learner has seen the answers that came too late. */
export const withoutLate = (queue: AnswerQueue, attemptId: string): AnswerQueue => ({ ...queue, late: without(queue.late, [attemptId]) })

/** How many attempts wait to be handed in. */
export const countHandIns = (queue: AnswerQueue): number => Object.keys(queue.handIns).length

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
