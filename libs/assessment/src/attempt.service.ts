import { randomBytes, randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Tx } from '@khue/platform/database'
import { BadInput, conflict, type FieldFault, notFound } from '@khue/platform/http'
import { type Attempt, AttemptRepository } from './data/attempt.repository.js'
import { answerFault, gradeAttempt } from './domain/grading.js'
import type { AnswerValue, QuestionDefinition } from './domain/question.js'

/** An answer as it is sent. `answeredAt`: by the device's clock, ISO 8601. */
export interface SentAnswer extends AnswerValue {
  questionId: string
  answeredAt?: string | null | undefined
}

export interface QuizToStart {
  accountId: string
  /** Whose quiz it is; an attempt belongs to one account and one such quiz. */
  quizRef: string
  questions: readonly QuestionDefinition[]
  /** Share of the points, 0 to 1. */
  passMark: number
  /** 0: without limit. */
  maxAttempts: number
  now: Date
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Attempts at a quiz, whatever the quiz belongs to. Each method works in the caller's transaction. */
@Injectable()
export class AttemptService {
  private readonly attempts = new AttemptRepository()

  /** The open attempt where there is one, else a new one. @throws CONFLICT where none is left. */
  async start(tx: Tx, quiz: QuizToStart): Promise<Attempt> {
    const made = await this.attempts.ofQuiz(tx, quiz.accountId, quiz.quizRef)
    const open = made.find((attempt) => attempt.state === 'OPEN')
    if (open) return open
    if (quiz.maxAttempts > 0 && made.length >= quiz.maxAttempts) throw conflict('attempts.used')
    const attempt: Attempt = {
      id: randomUUID(), accountId: quiz.accountId, quizRef: quiz.quizRef, seed: randomBytes(16).toString('hex'), state: 'OPEN', questions: [...quiz.questions],
      passMark: quiz.passMark, score: null, passed: null, grades: null, startedAt: quiz.now, submittedAt: null, answers: [],
    }
    if (await this.attempts.open(tx, attempt)) return attempt
    const other = (await this.attempts.ofQuiz(tx, quiz.accountId, quiz.quizRef)).find((row) => row.state === 'OPEN')
    if (!other) throw conflict('attempts.used')
    return other
  }

  /** @throws NOT_FOUND for an attempt that is not, or is somebody else's. */
  async find(tx: Tx, id: string, accountId: string, locked = false): Promise<Attempt> {
    const attempt = UUID.test(id) ? await this.attempts.find(tx, id, accountId, locked) : null
    if (!attempt) throw notFound('attempt.unknown')
    return attempt
  }

  /** The account's attempts at a quiz, newest first. */
  ofQuiz(tx: Tx, accountId: string, quizRef: string): Promise<Attempt[]> {
    return this.attempts.ofQuiz(tx, accountId, quizRef)
  }

  /**
   * Keeps answers in an open attempt (locked by the caller), all or none; of two to one question the newer wins.
   * @throws BAD_USER_INPUT naming each (`answers.0.choiceIds`); CONFLICT where the attempt is closed.
   */
  async save(tx: Tx, attempt: Attempt, sent: readonly SentAnswer[], now: Date): Promise<Attempt> {
    if (attempt.state !== 'OPEN') throw conflict('attempt.closed')
    const questions = new Map(attempt.questions.map((question) => [question.id, question]))
    const faults: FieldFault[] = []
    if (sent.length > 500) throw new BadInput([{ path: 'answers', key: 'input.too-many', values: { max: 500 } }])
    const newest = new Map<string, { questionId: string; answer: AnswerValue; answeredAt: Date }>()
    for (const [n, { questionId, answeredAt, ...answer }] of sent.entries()) {
      const question = questions.get(questionId)
      if (!question) {
        faults.push({ path: `answers.${n}.questionId`, key: 'question.unknown' })
        continue
      }
      const fault = answerFault(question, answer, attempt.seed)
      if (fault) faults.push({ path: `answers.${n}.${fault}`, key: 'answer.invalid' })
      const time = answeredAt == null ? now : new Date(answeredAt)
      if (Number.isNaN(time.getTime())) {
        faults.push({ path: `answers.${n}.answeredAt`, key: 'input.date' })
        continue
      }
      const clamped = time > now ? now : time < attempt.startedAt ? attempt.startedAt : time
      const kept = newest.get(questionId)
      if (!kept || clamped >= kept.answeredAt) newest.set(questionId, { questionId, answer: tidy(answer), answeredAt: clamped })
    }
    if (faults.length > 0) throw new BadInput(faults)
    if (newest.size === 0) return attempt
    const taken = await this.attempts.save(tx, attempt.id, [...newest.values()], now)
    const changed = new Set(taken.map((saved) => saved.questionId))
    return { ...attempt, answers: [...attempt.answers.filter((saved) => !changed.has(saved.questionId)), ...taken] }
  }

  /** Grades an attempt (locked by the caller); a graded one stays as it is. */
  async submit(tx: Tx, attempt: Attempt, now: Date): Promise<Attempt> {
    if (attempt.state === 'GRADED') return attempt
    const answers = new Map(attempt.answers.map((saved) => [saved.questionId, saved.answer]))
    const { score, grades } = gradeAttempt(attempt.questions, answers, attempt.seed)
    const graded: Attempt = { ...attempt, state: 'GRADED', score, passed: score >= attempt.passMark - 1e-9, grades: Object.fromEntries(grades), submittedAt: now }
    await this.attempts.close(tx, graded)
    return graded
  }
}

/** An answer in the form in which it is kept: NFC, and nothing that was not sent. */
function tidy(answer: AnswerValue): AnswerValue {
  return {
    ...(answer.choiceIds == null ? {} : { choiceIds: [...new Set(answer.choiceIds)] }),
    ...(answer.text == null ? {} : { text: answer.text.normalize('NFC') }),
    ...(answer.pairs == null ? {} : { pairs: answer.pairs.map(({ left, right, text }) => ({ left, ...(right == null ? {} : { right }), ...(text == null ? {} : { text: text.normalize('NFC') }) })) }),
  }
}
