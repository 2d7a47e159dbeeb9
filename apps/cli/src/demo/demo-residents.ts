import { randomUUID } from 'node:crypto'
import type { INestApplicationContext } from '@nestjs/common'
import { CatalogueService } from '@khue/catalogue'
import { IdentityService, type SignedIn } from '@khue/identity'
import { LearningService } from '@khue/learning'
import { newSecret } from '@khue/platform/config'
import { DomainError } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { TerritoryService } from '@khue/territory'
import { DEMO_WARD } from './demo-accounts.js'
import { passQuiz } from './pass-quiz.js'

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
      if (lesson.quiz) await passQuiz({ get: (type) => this.service(type) }, resident, lesson.id)
      else {
        const watched = lesson.media?.seconds ? [[0, lesson.media.seconds]] : undefined
        const occurredAt = this.service(Clock).now().toISOString()
        await this.service(LearningService).recordProgress(resident, [{ clientEventId: randomUUID(), lessonId: lesson.id, position: 1, done: true, watched, occurredAt }])
      }
    }
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
