import { randomUUID } from 'node:crypto'
import type { INestApplicationContext } from '@nestjs/common'
import { type Attempt, present, type SentAnswer } from '@khue/assessment'
import { CatalogueService } from '@khue/catalogue'
import { IdentityService, type SignedIn } from '@khue/identity'
import { LearningService, QuizService } from '@khue/learning'
import { newSecret } from '@khue/platform/config'
import { DomainError } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { TerritoryService } from '@khue/territory'
import { DEMO_WARD } from './demo-accounts.js'

const RESIDENTS = 36
const IN_THE_DEMO_WARD = 14

/** A few dozen made-up residents who enrol and learn as real ones do, so that the desk has something to show. */
export class DemoResidents {
  private readonly random = seeded(20_261_123)

  constructor(private readonly app: INestApplicationContext) {}

  async learn(): Promise<void> {
    const slugs = await this.courseSlugs()
    const wards = await this.wards()
    const paths = Array.from({ length: RESIDENTS }, (_, n) => ({
      number: n + 1,
      unitCode: n < IN_THE_DEMO_WARD ? DEMO_WARD : (wards[Math.floor(this.random() * wards.length)] ?? DEMO_WARD),
      birthYear: 1948 + Math.floor(this.random() * 62),
      gender: this.random() < 0.55 ? ('FEMALE' as const) : ('MALE' as const),
      courses: slugs.filter(() => this.random() < 0.45).map((slug) => ({ slug, share: this.random() < 0.6 ? 1 : this.random() })),
    }))
    for (let at = 0; at < paths.length; at += 6) await Promise.all(paths.slice(at, at + 6).map((path) => this.follow(path)))
  }

  private async follow(path: { number: number; unitCode: string; birthYear: number; gender: 'FEMALE' | 'MALE'; courses: { slug: string; share: number }[] }): Promise<void> {
    const resident = await this.register(path)
    if (!resident) return
    for (const { slug, share } of path.courses) await this.takeCourse(resident, slug, share)
  }

  /** Null where a start that was broken off has made her already. */
  private async register({ number, unitCode, birthYear, gender }: { number: number; unitCode: string; birthYear: number; gender: 'FEMALE' | 'MALE' }): Promise<SignedIn | null> {
    const name = String(number).padStart(2, '0')
    const input = { username: `demo.cudan${name}`, displayName: `Cư dân demo ${name}`, password: newSecret(24), unitCode, birthYear, gender, locale: 'vi' }
    try {
      return (await this.service(IdentityService).register(input)).signedIn
    } catch (error) {
      if (error instanceof DomainError && error.code === 'CONFLICT') return null
      throw error
    }
  }

  /** Goes through the first `share` of a course's lessons. */
  private async takeCourse(resident: SignedIn, slug: string, share: number): Promise<void> {
    const { outline } = await this.service(LearningService).enrol(resident, slug)
    for (const lesson of outline.lessons.slice(0, Math.ceil(outline.lessons.length * share))) {
      if (lesson.kind === 'QUIZ') await this.passQuiz(resident, lesson.id)
      else {
        const watched = lesson.media?.seconds ? [[0, lesson.media.seconds]] : undefined
        const occurredAt = this.service(Clock).now().toISOString()
        await this.service(LearningService).recordProgress(resident, [{ clientEventId: randomUUID(), lessonId: lesson.id, position: 1, done: true, watched, occurredAt }])
      }
    }
  }

  private async passQuiz(resident: SignedIn, lessonId: string): Promise<void> {
    const quizzes = this.service(QuizService)
    const attempt = await quizzes.start(resident, lessonId)
    await quizzes.save(resident, attempt.id, rightAnswers(attempt))
    await quizzes.submit(resident, attempt.id)
  }

  private async courseSlugs(): Promise<string[]> {
    const { courses } = await this.service(CatalogueService).courses({ search: null, competencyCode: null, language: null }, 20, null)
    return courses.map(({ record }) => record.outline.slug)
  }

  private async wards(): Promise<string[]> {
    const territory = this.service(TerritoryService)
    const [top] = await territory.units(null)
    return (await territory.units(top?.code ?? '')).map((unit) => unit.code)
  }

  private service<T>(type: abstract new (...args: never[]) => T): T {
    return this.app.get(type, { strict: false })
  }
}

/** The author's own answers to every question of an attempt, by the ids it shows. */
function rightAnswers(attempt: Attempt): SentAnswer[] {
  return attempt.questions.flatMap((question): SentAnswer[] => {
    const shown = present(question, attempt.seed, 'vi')
    const idOf = (text: string): string[] => shown.choices.filter((choice) => choice.text === text).map((choice) => choice.id)
    const right = question.choices.flatMap((choice, n) => (choice.weight > 0 ? [{ choice, n }] : []))
    switch (question.kind) {
      case 'TRUE_FALSE':
        return [{ questionId: question.id, choiceIds: right.flatMap(({ n }) => shown.choices[n]?.id ?? []) }]
      case 'SINGLE_CHOICE':
      case 'MULTIPLE_CHOICE':
        return [{ questionId: question.id, choiceIds: right.flatMap(({ choice }) => idOf(choice.text)).slice(0, question.kind === 'SINGLE_CHOICE' ? 1 : undefined) }]
      case 'SHORT_ANSWER':
        return [{ questionId: question.id, text: question.texts[0]?.text.replaceAll('\\*', '*') ?? '' }]
      case 'NUMERIC':
        return [{ questionId: question.id, text: String(((question.ranges[0]?.from ?? 0) + (question.ranges[0]?.to ?? 0)) / 2) }]
      case 'MATCHING':
        return [{ questionId: question.id, pairs: shown.choices.flatMap(({ id, text }) => {
          const target = question.pairs.find((pair) => pair.left === text)?.right
          return shown.targets.filter((shownTarget) => shownTarget.text === target).map((found) => ({ left: id, right: found.id }))
        }) }]
      default:
        return []
    }
  })
}

/** A row of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
