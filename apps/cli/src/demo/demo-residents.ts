import { randomUUID } from 'node:crypto'
import type { INestApplicationContext } from '@nestjs/common'
import { CatalogueService, type VersionOutline } from '@khue/catalogue'
import { IdentityService, type SignedIn } from '@khue/identity'
import { LearningService } from '@khue/learning'
import { newSecret } from '@khue/platform/config'
import { DomainError } from '@khue/platform/http'
import { TerritoryService } from '@khue/territory'
import { DEMO_WARD } from './demo-accounts.js'
import type { HistoryClock } from '../simulate/history-clock.js'
import { passQuiz } from './pass-quiz.js'

const RESIDENTS = 36
const IN_THE_DEMO_WARD = 14
/** Courses of one resident: they learn on one day, and more would be flagged. */
const MOST_COURSES = 4
/** How fast they learn, as a share of the minutes that a lesson is stated to take. */
const PACE = 0.8
const MINUTE_MS = 60_000

/** A few dozen made-up residents who enrol and learn as real ones do, in the hours before now and at their pace, so that the desk has something to show. */
export class DemoResidents {
  private readonly random = seeded(20_261_123)

  constructor(
    private readonly app: INestApplicationContext,
    private readonly clock: HistoryClock,
  ) {}

  async learn(): Promise<void> {
    const slugs = await this.courseSlugs()
    const wards = await this.wards()
    const paths = Array.from({ length: RESIDENTS }, (_, n) => ({
      number: n + 1,
      unitCode: n < IN_THE_DEMO_WARD ? DEMO_WARD : (wards[Math.floor(this.random() * wards.length)] ?? DEMO_WARD),
      birthYear: 1948 + Math.floor(this.random() * 62),
      gender: this.random() < 0.55 ? ('FEMALE' as const) : ('MALE' as const),
      courses: slugs.filter(() => this.random() < 0.45).map((slug) => ({ slug, share: this.random() < 0.6 ? 1 : this.random() })).slice(0, MOST_COURSES),
    }))
    for (let at = 0; at < paths.length; at += 6) await Promise.all(paths.slice(at, at + 6).map((path) => this.follow(path)))
  }

  private async follow(path: { number: number; unitCode: string; birthYear: number; gender: 'FEMALE' | 'MALE'; courses: { slug: string; share: number }[] }): Promise<void> {
    const outlines = await Promise.all(path.courses.map(async ({ slug, share }) => ({ slug, lessons: await this.lessonsOf(slug, share) })))
    const minutes = outlines.reduce((sum, { lessons }) => sum + lessons.reduce((all, lesson) => all + lesson.minutes, 0), 0)
    let at = this.clock.now().getTime() - (minutes * PACE + 1) * MINUTE_MS
    const resident = await this.clock.at(new Date(at), () => this.register(path))
    if (!resident) return
    for (const { slug, lessons } of outlines) {
      await this.clock.at(new Date(at), () => this.service(LearningService).enrol(resident, slug))
      for (const lesson of lessons) {
        at += lesson.minutes * PACE * MINUTE_MS
        await this.clock.at(new Date(at), () => this.takeLesson(resident, lesson))
      }
    }
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

  /** The first `share` of a course's lessons. */
  private async lessonsOf(slug: string, share: number): Promise<VersionOutline['lessons']> {
    const catalogue = this.service(CatalogueService)
    const published = await catalogue.published(slug)
    const lessons = published ? (await catalogue.outline(published.versionId)).lessons : []
    return lessons.slice(0, Math.ceil(lessons.length * share))
  }

  private async takeLesson(resident: SignedIn, lesson: VersionOutline['lessons'][number]): Promise<void> {
    if (lesson.quiz) return passQuiz({ get: (type) => this.service(type) }, resident, lesson.id)
    const watched = lesson.media?.seconds ? [[0, lesson.media.seconds]] : undefined
    await this.service(LearningService).recordProgress(resident, [{ clientEventId: randomUUID(), lessonId: lesson.id, position: 1, done: true, watched, occurredAt: this.clock.now().toISOString() }])
  }

  /** Courses that one may begin with. */
  private async courseSlugs(): Promise<string[]> {
    const { courses } = await this.service(CatalogueService).courses({ search: null, competencyCode: null, language: null }, 20, null)
    return courses.flatMap(({ record: { outline } }) => (outline.prerequisites.length > 0 ? [] : [outline.slug]))
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
