import { type Tx, statement } from '@khue/platform/database'
import type { Grade } from '../domain/grading.js'
import type { AnswerValue, QuestionDefinition } from '../domain/question.js'
import type { FeedbackRule } from '../domain/quiz-rules.js'

/** An answer as it is kept. */
export interface SavedAnswer {
  questionId: string
  answer: AnswerValue
  answeredAt: Date
  savedAt: Date
}

/**
 * What an attempt is to its quiz as it is now. COUNTS: one of it. KEPT: the quiz changed, but is passed by who passed this; it uses up none of
 * its attempts. PAST: of other questions; it is graded by its own and passes nothing of today.
 */
export type Standing = 'COUNTS' | 'KEPT' | 'PAST'

/** An attempt with all that was saved in it. */
export interface Attempt {
  id: string
  accountId: string
  /** Whose quiz it is, opaque here. */
  quizRef: string
  seed: string
  state: 'OPEN' | 'GRADED'
  standing: Standing
  questions: QuestionDefinition[]
  passMark: number
  score: number | null
  passed: boolean | null
  grades: Record<string, Grade> | null
  startedAt: Date
  submittedAt: Date | null
  /** When it closes, null without a time limit. */
  deadline: Date | null
  feedback: FeedbackRule
  /** Questions whose result was shown already. */
  checked: string[]
  answers: SavedAnswer[]
}

export type OverdueAttempt = Pick<Attempt, 'id' | 'accountId' | 'quizRef'>

type Row = Omit<Attempt, 'answers'> & { answers: (Omit<SavedAnswer, 'answeredAt' | 'savedAt'> & { answeredAt: string; savedAt: string })[] } & Record<string, unknown>

const ATTEMPT = `a.id, a.account_id AS "accountId", a.quiz_ref AS "quizRef", a.seed, a.state, a.standing, a.questions, a.pass_mark AS "passMark", a.score, a.passed, a.grades,
  a.started_at AS "startedAt", a.submitted_at AS "submittedAt", a.deadline, a.feedback, a.checked,
  coalesce((SELECT jsonb_agg(jsonb_build_object('questionId', s.question_id, 'answer', s.answer, 'answeredAt', s.answered_at, 'savedAt', s.saved_at))
            FROM assessment.answer s WHERE s.attempt_id = a.id), '[]') AS answers`

const find = statement('assessment.attempt', `SELECT ${ATTEMPT} FROM assessment.attempt a WHERE a.id = $1 AND a.account_id = $2`)
/** Before `find`, in a statement of its own: one that waits for the row would read the answers as they were before its wait. */
const hold = statement('assessment.hold-attempt', 'SELECT FROM assessment.attempt WHERE id = $1 AND account_id = $2 FOR UPDATE')
const ofQuiz = statement('assessment.attempts', `SELECT ${ATTEMPT} FROM assessment.attempt a WHERE a.account_id = $1 AND a.quiz_ref = $2 ORDER BY a.started_at DESC, a.id LIMIT $3`)
const opened = statement('assessment.opened-attempt', `SELECT ${ATTEMPT} FROM assessment.attempt a WHERE a.account_id = $1 AND a.quiz_ref = $2 AND a.state = 'OPEN'`)
/** When the last attempts of today's quiz ended: their number and the latest are all that the next one hangs on. */
const ended = statement(
  'assessment.ended-attempts',
  `SELECT coalesce(submitted_at, started_at) AS "endedAt" FROM assessment.attempt WHERE account_id = $1 AND quiz_ref = $2 AND standing = 'COUNTS' ORDER BY started_at DESC LIMIT $3`,
)
const asked = statement('assessment.asked-questions', 'SELECT question_id AS "questionId", times FROM assessment.asked_question WHERE account_id = $1 AND quiz_ref = $2')
const open = statement(
  'assessment.open-attempt',
  `WITH opened AS (
     INSERT INTO assessment.attempt (id, account_id, quiz_ref, seed, questions, pass_mark, started_at, deadline, feedback) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (account_id, quiz_ref) WHERE state = 'OPEN' DO NOTHING RETURNING id, account_id, quiz_ref
   ), asked AS (
     INSERT INTO assessment.asked_question AS q (account_id, quiz_ref, question_id, times) SELECT o.account_id, o.quiz_ref, d, 1 FROM opened o, unnest($10::text[]) AS d ORDER BY d
     ON CONFLICT (account_id, quiz_ref, question_id) DO UPDATE SET times = q.times + 1
   )
   SELECT id FROM opened`,
)
const retire = statement(
  'assessment.retire-attempts',
  `UPDATE assessment.attempt SET standing = CASE WHEN quiz_ref = ANY ($2::text[]) THEN 'PAST' ELSE 'KEPT' END
   WHERE account_id = $1 AND quiz_ref = ANY ($2::text[] || $3::text[]) AND standing <> 'PAST'`,
)
/** Keeps answers, each unless a newer one is kept. */
const save = statement(
  'assessment.save-answers',
  `INSERT INTO assessment.answer AS s (attempt_id, question_id, answer, answered_at, saved_at)
   SELECT $1, q, a, t, $5 FROM unnest($2::text[], $3::jsonb[], $4::timestamptz[]) AS r(q, a, t)
   ON CONFLICT (attempt_id, question_id) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at, saved_at = excluded.saved_at
   WHERE excluded.answered_at >= s.answered_at
   RETURNING question_id AS "questionId", answer, answered_at AS "answeredAt", saved_at AS "savedAt"`,
)
const close = statement(
  'assessment.grade-attempt',
  `UPDATE assessment.attempt SET state = 'GRADED', score = $2, passed = $3, grades = $4, submitted_at = $5 WHERE id = $1`,
)

const check = statement('assessment.check-answers', 'UPDATE assessment.attempt SET checked = $2 WHERE id = $1')
/** Those that nobody handed in, by their ids, after one. */
const overdue = statement(
  'assessment.overdue-attempts',
  `SELECT id, account_id AS "accountId", quiz_ref AS "quizRef" FROM assessment.attempt WHERE state = 'OPEN' AND deadline IS NOT NULL AND deadline < $1 AND id > $3 ORDER BY id LIMIT $2`,
)

const read = (row: Row): Attempt => ({ ...row, answers: row.answers.map((saved) => ({ ...saved, answeredAt: new Date(saved.answeredAt), savedAt: new Date(saved.savedAt) })) })

/** Attempts and the answers in them. */
export class AttemptRepository {
  async find(tx: Tx, id: string, accountId: string, locked: boolean): Promise<Attempt | null> {
    if (locked) await tx.run(hold, [id, accountId])
    const [row] = await tx.run<Row>(find, [id, accountId])
    return row ? read(row) : null
  }

  /** The newest first, `most` of them. */
  async ofQuiz(tx: Tx, accountId: string, quizRef: string, most: number): Promise<Attempt[]> {
    return (await tx.run<Row>(ofQuiz, [accountId, quizRef, most])).map(read)
  }

  async opened(tx: Tx, accountId: string, quizRef: string): Promise<Attempt | null> {
    const [row] = await tx.run<Row>(opened, [accountId, quizRef])
    return row ? read(row) : null
  }

  /** When the last `most` attempts that count ended, the newest first. */
  async ended(tx: Tx, accountId: string, quizRef: string, most: number): Promise<Date[]> {
    return (await tx.run<{ endedAt: Date }>(ended, [accountId, quizRef, most])).map((row) => row.endedAt)
  }

  /** How often questions were asked, by their ids. */
  async asked(tx: Tx, accountId: string, quizRef: string): Promise<Map<string, number>> {
    return new Map((await tx.run<{ questionId: string; times: number }>(asked, [accountId, quizRef])).map((row) => [row.questionId, row.times]))
  }

  async retire(tx: Tx, accountId: string, past: readonly string[], kept: readonly string[]): Promise<void> {
    await tx.run(retire, [accountId, past, kept])
  }

  /** @param drawn ids of the questions to be counted as asked. @returns whether it was opened: false where another is open already. */
  async open(tx: Tx, drawn: readonly string[], attempt: Pick<Attempt, 'id' | 'accountId' | 'quizRef' | 'seed' | 'questions' | 'passMark' | 'startedAt' | 'deadline' | 'feedback'>): Promise<boolean> {
    const { id, accountId, quizRef, seed, questions, passMark, startedAt, deadline, feedback } = attempt
    const rows = await tx.run(open, [id, accountId, quizRef, seed, JSON.stringify(questions), passMark, startedAt.toISOString(), deadline?.toISOString() ?? null, JSON.stringify(feedback), drawn])
    return rows.length > 0
  }

  /** @returns the answers that were taken. */
  save(tx: Tx, attemptId: string, answers: readonly Omit<SavedAnswer, 'savedAt'>[], now: Date): Promise<SavedAnswer[]> {
    return tx.run<SavedAnswer & Record<string, unknown>>(save, [
      attemptId, answers.map((row) => row.questionId), answers.map((row) => JSON.stringify(row.answer)), answers.map((row) => row.answeredAt.toISOString()), now.toISOString(),
    ])
  }

  async check(tx: Tx, attemptId: string, questionIds: readonly string[]): Promise<void> {
    await tx.run(check, [attemptId, questionIds])
  }

  /** Open attempts whose deadline passed before an instant, from the one after `after` on. */
  overdue(tx: Tx, before: Date, most: number, after: string): Promise<OverdueAttempt[]> {
    return tx.run<OverdueAttempt & Record<string, unknown>>(overdue, [before.toISOString(), most, after])
  }

  async close(tx: Tx, attempt: Attempt): Promise<void> {
    await tx.run(close, [attempt.id, attempt.score, attempt.passed, JSON.stringify(attempt.grades), attempt.submittedAt?.toISOString()])
  }
}
