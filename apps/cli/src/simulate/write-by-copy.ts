import { personOf, residentRegistered } from '@khue/identity'
import { learningEvent } from '@khue/learning'
import { Database, type Tx } from '@khue/platform/database'
import { checkedPayload, type NewEvent, newEvent, reserveSeqs } from '@khue/platform/outbox'
import { dayReader, TerritoryService } from '@khue/territory'
import { type CopyValue, copyRows } from './copy-rows.js'
import { displayNameOf, type HistoryToWrite, type House, type Tell, usernameOf } from './history-to-write.js'
import type { SimulatedCompletion, SimulatedResident } from './history.js'
import type { PublishedCourse } from './published-courses.js'
import { Random } from './random.js'

const RESIDENTS_AT_ONCE = 10_000
const COMPLETIONS_AT_ONCE = 10_000
/** No form of password hash: nobody signs in with it. */
const NO_PASSWORD = '!'

type Row = readonly CopyValue[]

/**
 * Writes a history as the writers would have left it, had it happened: accounts and residences, enrolments, progress,
 * completions and active days, and of each the events, recorded when they occurred and waiting for the relay. What only the way there
 * leaves behind (sessions, ids taken from devices, answers to quizzes) is not made.
 */
export async function writeByCopy(at: House, history: HistoryToWrite, tell: Tell): Promise<void> {
  const timeZone = await at.get(TerritoryService).timeZone()
  const writer = new CopyWriter(history, dayReader(timeZone))
  const database = at.app.get(Database)
  const { residents } = history
  for (let from = 0; from < residents.length; from += RESIDENTS_AT_ONCE) {
    await database.transaction((tx) => writer.residents(tx, from, Math.min(from + RESIDENTS_AT_ONCE, residents.length)))
  }
  tell(`${residents.length} residents`)
  let written = 0
  for (const chunk of inChunks(history.completions(), COMPLETIONS_AT_ONCE)) {
    await database.transaction((tx) => writer.completions(tx, chunk))
    written += chunk.length
    tell(`${written} of ${history.simulation.completions} completions`)
  }
}

class CopyWriter {
  private readonly random: Random
  private readonly activeDays = new Set<string>()

  constructor(
    private readonly history: HistoryToWrite,
    private readonly dayOf: (instant: Date) => string,
  ) {
    this.random = new Random(history.simulation.seed + 2)
  }

  async residents(tx: Tx, from: number, to: number): Promise<void> {
    const { seed } = this.history.simulation
    const some = this.history.residents.slice(from, to)
    await copyRows(tx, 'identity.account (id, resident_id, display_name, username, password_hash, unit_code, birth_year, gender, locale, consented_at, created_at)', some.map((one, n) => [
      one.accountId, one.residentId, displayNameOf(from + n), usernameOf(seed, from + n), NO_PASSWORD, one.unitCode, one.birthYear, one.gender, 'vi', one.registeredAt, one.registeredAt,
    ]))
    await copyRows(tx, 'identity.residence (account_id, since, unit_code)', some.map((one) => [one.accountId, one.registeredAt, one.unitCode]))
    await this.events(tx, some.map((one) => newEvent(residentRegistered, one.registeredAt, personOf(one, one.unitCode))))
  }

  async completions(tx: Tx, some: readonly SimulatedCompletion[]): Promise<void> {
    const steps = some.map((one) => this.step(one))
    await copyRows(tx, 'learning.enrolment (id, account_id, course_id, version_id, state, progress, enrolled_at, updated_at, completed_at)', steps.map((step) => step.enrolment))
    await copyRows(tx, 'learning.progress (enrolment_id, lesson_id, state, position, score, watched, completed_at, updated_at)', steps.flatMap((step) => step.progress))
    await copyRows(tx, 'learning.completion (enrolment_id, account_id, course_id, version_id, event_id, person, occurred_at)', steps.map((step) => step.completion))
    await copyRows(tx, 'learning.activity (account_id, day, unit_code)', steps.flatMap((step) => step.activity))
    await this.events(tx, steps.flatMap((step) => step.events))
  }

  /** Everything that enrolling and completing at one sitting writes. */
  private step({ resident: number, course: at, enrolledAt, completedAt, score }: SimulatedCompletion) {
    const resident = this.history.residents[number] as SimulatedResident
    const { outline, lessons, evidence } = this.history.courses[at] as PublishedCourse
    const { accountId, unitCode } = resident
    const { courseId, versionId, slug: courseSlug, title: courseTitle, summary: courseSummary, language: courseLanguage, certificate } = outline
    const [enrolmentId, eventId] = [this.random.uuid(), this.random.uuid()]
    const person = personOf(resident, unitCode)
    const { residentId: _residentId, ...stamped } = person
    const about = { ...person, enrolmentId, courseId, versionId, courseSlug }
    const day = this.dayOf(completedAt)
    const isNew = !this.activeDays.has(`${number} ${day}`)
    this.activeDays.add(`${number} ${day}`)
    const scores = lessons.map(({ completion }) => (completion.kind === 'passed' ? Math.max(score, completion.passMark) : null))
    const quizzes = outline.lessons.filter((lesson) => lesson.quiz).length
    const mean = quizzes === 0 ? null : scores.reduce<number>((sum, one) => sum + (one ?? 0), 0) / quizzes
    const taken = lessons.flatMap(({ title, quiz }, n) => (quiz ? [{ title, score: scores[n] ?? 0, passMark: quiz.passMark }] : []))
    const told = { ...about, courseTitle, courseSummary, courseLanguage, score: mean, shown: { lessons: lessons.length, quizzes: taken }, certificate, alignments: evidence }
    return {
      enrolment: [enrolmentId, accountId, courseId, versionId, 'COMPLETED', 1, enrolledAt, completedAt, completedAt] satisfies Row,
      progress: lessons.map((lesson, n): Row => {
        const watched = lesson.media?.seconds ? [[0, Math.max(1, Math.round(lesson.media.seconds))]] : []
        return [enrolmentId, lesson.id, 'COMPLETED', 1, scores[n] ?? null, watched, completedAt, completedAt]
      }),
      completion: [enrolmentId, accountId, courseId, versionId, eventId, stamped, completedAt] satisfies Row,
      activity: isNew ? [[accountId, day, unitCode] satisfies Row] : [],
      events: [
        learningEvent('enrolled', enrolledAt, about),
        ...(isNew ? [learningEvent('learner-active', completedAt, person)] : []),
        learningEvent('completed', completedAt, told, eventId),
      ],
    }
  }

  private async events(tx: Tx, events: readonly NewEvent[]): Promise<void> {
    const kept = events.map((event) => ({ ...event, id: event.id ?? this.random.uuid() }))
    const seqs = await reserveSeqs(tx, kept.length)
    await copyRows(tx, 'outbox.event (id, kind, version, occurred_at, recorded_at, payload, seq)', kept.map((event, n) => [
      event.id, event.kind, event.version, event.occurredAt, event.occurredAt, checkedPayload(event) as object, seqs[n] ?? null,
    ]))
    await copyRows(tx, 'outbox.waiting (seq, event_id, recorded_at, kind)', kept.map((event, n) => [seqs[n] ?? null, event.id, event.occurredAt, event.kind]))
  }
}

function* inChunks<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = []
  for (const item of items) {
    chunk.push(item)
    if (chunk.length < size) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
