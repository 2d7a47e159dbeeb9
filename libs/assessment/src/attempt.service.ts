import { randomBytes, randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Tx } from '@khue/platform/database'
import { BadInput, conflict, DomainError, type FieldFault, notFound } from '@khue/platform/http'
import { type Attempt, AttemptRepository, type OverdueAttempt } from './data/attempt.repository.js'
import { isLate, isOverdue, lastMoment } from './domain/deadline.js'
import { answerFault, gradeAttempt } from './domain/grading.js'
import type { AnswerValue, QuestionDefinition } from './domain/question.js'
import { drawQuestions, type QuizRules } from './domain/quiz-rules.js'

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
  rules: QuizRules
  now: Date
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Comes before every id. */
const NO_ID = '00000000-0000-0000-0000-000000000000'

/** Attempts at a quiz, whatever the quiz belongs to. Each method works in the caller's transaction. */
@Injectable()
export class AttemptService {
  private readonly attempts = new AttemptRepository()

  /**
   * The open attempt where there is one, else a new one with the questions that its seed draws: of a pool those that she was not asked yet.
   * Reads no earlier attempt but when the last ones ended.
   * @throws CONFLICT where none is left, or the time to wait is not over (`minutes` tells how long).
   */
  async start(tx: Tx, { accountId, quizRef, questions, rules, now }: QuizToStart): Promise<Attempt> {
    const open = await this.attempts.opened(tx, accountId, quizRef)
    if (open) return open
    const ended = await this.attempts.ended(tx, accountId, quizRef, Math.max(1, rules.attempts))
    if (rules.attempts > 0 && ended.length >= rules.attempts) throw conflict('attempts.used')
    const minutes = Math.ceil(((ended[0]?.getTime() ?? -Infinity) - now.getTime()) / 60_000 + (rules.waitingTime ?? 0))
    if (minutes > 0) throw new DomainError('CONFLICT', 'attempts.wait', { minutes })
    const seed = randomBytes(16).toString('hex')
    const hasPools = (rules.pools?.length ?? 0) > 0
    const drawn = drawQuestions(questions, rules, seed, hasPools ? await this.attempts.asked(tx, accountId, quizRef) : new Map())
    const attempt: Attempt = {
      id: randomUUID(), accountId, quizRef, seed, state: 'OPEN', standing: 'COUNTS', questions: drawn, passMark: rules.passMark, score: null, passed: null, grades: null,
      startedAt: now, submittedAt: null, deadline: rules.timeLimit ? new Date(now.getTime() + rules.timeLimit * 60_000) : null, feedback: rules.feedback ?? 'at-end', checked: [], answers: [],
    }
    if (await this.attempts.open(tx, hasPools ? drawn.map((question) => question.id) : [], attempt)) return attempt
    const other = await this.attempts.opened(tx, accountId, quizRef)
    if (!other) throw conflict('attempts.used')
    return other
  }

  /**
   * The account goes on with a changed quiz: attempts at what it was use up none of its own. `past`: quizzes of other questions, which a pass
   * of before passes no more; `kept`: quizzes that it still does. Open ones can be handed in all the same.
   */
  async retire(tx: Tx, accountId: string, { past, kept }: { past: readonly string[]; kept: readonly string[] }): Promise<void> {
    if (past.length + kept.length > 0) await this.attempts.retire(tx, accountId, past, kept)
  }

  /** @throws NOT_FOUND for an attempt that is not, or is somebody else's. */
  async find(tx: Tx, id: string, accountId: string, locked = false): Promise<Attempt> {
    const attempt = UUID.test(id) ? await this.attempts.find(tx, id, accountId, locked) : null
    if (!attempt) throw notFound('attempt.unknown')
    return attempt
  }

  /** The account's attempts at a quiz, the newest first, `most` of them. */
  ofQuiz(tx: Tx, accountId: string, quizRef: string, most: number): Promise<Attempt[]> {
    return this.attempts.ofQuiz(tx, accountId, quizRef, most)
  }

  /**
   * Keeps answers in an open attempt (locked by the caller), all or none; of two to one question the newer wins. In the minute after
   * the deadline those given before it are kept. Where a question's result was shown, its answer stays as it is.
   * @throws BAD_USER_INPUT naming each (`answers.0.choiceIds`); CONFLICT where the attempt is closed or every answer came too late.
   */
  async save(tx: Tx, attempt: Attempt, sent: readonly SentAnswer[], now: Date): Promise<Attempt> {
    if (attempt.state !== 'OPEN') throw conflict('attempt.closed')
    if (isOverdue(attempt, now)) throw conflict('attempt.time-over')
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
    const inTime = [...newest.values()].filter((answer) => !isLate(attempt, answer.answeredAt))
    if (newest.size > 0 && inTime.length === 0) throw conflict('attempt.time-over')
    const free = inTime.filter((answer) => !attempt.checked.includes(answer.questionId))
    if (free.length === 0) return attempt
    const taken = await this.attempts.save(tx, attempt.id, free, now)
    const changed = new Set(taken.map((saved) => saved.questionId))
    return { ...attempt, answers: [...attempt.answers.filter((saved) => !changed.has(saved.questionId)), ...taken] }
  }

  /**
   * Shows the results of answers that are saved, where the author gives feedback at once: from then on they stay as they are (the attempt is
   * locked by the caller). Checking twice changes nothing.
   * @throws CONFLICT where the attempt is closed or gives no feedback yet; BAD_USER_INPUT for a question that is not in it or not answered.
   */
  async check(tx: Tx, attempt: Attempt, questionIds: readonly string[], now: Date): Promise<Attempt> {
    if (attempt.state !== 'OPEN' || isOverdue(attempt, now)) throw conflict('attempt.closed')
    if (attempt.feedback !== 'at-once') throw conflict('attempt.no-check')
    const answered = new Set(attempt.answers.map((saved) => saved.questionId))
    const faults = questionIds.flatMap((id, n): FieldFault[] => (answered.has(id) ? [] : [{ path: `questionIds.${n}`, key: 'question.unanswered' }]))
    if (faults.length > 0) throw new BadInput(faults)
    const checked = [...new Set([...attempt.checked, ...questionIds])]
    if (checked.length > attempt.checked.length) await this.attempts.check(tx, attempt.id, checked)
    return { ...attempt, checked }
  }

  /** Open attempts that nobody can go on with, for they are past their deadline and its grace; by id, from the one after `after` on. */
  overdue(tx: Tx, now: Date, most: number, after = NO_ID): Promise<OverdueAttempt[]> {
    return this.attempts.overdue(tx, lastMoment(now), most, after)
  }

  /** Grades an attempt (locked by the caller); a graded one stays as it is. One whose time is over was handed in at its deadline. */
  async submit(tx: Tx, attempt: Attempt, now: Date): Promise<Attempt> {
    if (attempt.state === 'GRADED') return attempt
    const answers = new Map(attempt.answers.map((saved) => [saved.questionId, saved.answer]))
    const { score, grades } = gradeAttempt(attempt.questions, answers, attempt.seed)
    const graded: Attempt = { ...attempt, state: 'GRADED', score, passed: score >= attempt.passMark - 1e-9, grades: Object.fromEntries(grades), submittedAt: attempt.deadline && attempt.deadline < now ? attempt.deadline : now }
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
