import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { INestApplicationContext } from '@nestjs/common'
import { Test } from '@nestjs/testing'
import fc from 'fast-check'
import { assessmentContext } from '@khue/assessment'
import { catalogueContext, CourseImportService, DeckService } from '@khue/catalogue'
import { frameworksContext, FrameworksService } from '@khue/frameworks'
import { identityContext, IdentityService, type SignedIn } from '@khue/identity'
import { learningContext, LearningService } from '@khue/learning'
import { PlatformModule } from '@khue/platform/app'
import { readSettings } from '@khue/platform/config'
import { statementObserver } from '@khue/platform/database'
import { BadInput } from '@khue/platform/http'
import { Clock } from '@khue/platform/observability'
import { outboxContext } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { territoryContext, TerritoryService } from '@khue/territory'
import { type CardRating, goOn, ratings } from './domain/schedule.js'
import { practiceContext, PracticeModule, PracticeService, ReviewService } from './index.js'

const contexts = [outboxContext, territoryContext, frameworksContext, identityContext, assessmentContext, catalogueContext, learningContext, practiceContext]
const clock = new (class extends Clock {
  time = new Date('2026-03-02T02:00:00Z')
  now(): Date {
    return new Date(this.time)
  }
  /** To an instant; a Monday morning in Hanoi is 2026-03-02T02:00Z. */
  set(time: string): void {
    this.time = new Date(time)
  }
})()

let test: TestDatabase
let house: INestApplicationContext
let folder: string
let people = 0
const the = <T>(type: abstract new (...args: never[]) => T): T => house.get(type, { strict: false })
const practice = (): PracticeService => the(PracticeService)

beforeAll(async () => {
  test = await testDatabase(contexts)
  folder = mkdtempSync(join(tmpdir(), 'khue-practice-'))
  const settings = readSettings({ KHUE_HOME: folder, LOG_LEVEL: 'silent' })
  house = await Test.createTestingModule({ imports: [PlatformModule.forRoot({ service: 'spec', settings, databaseUrl: test.url, contexts, clock }), PracticeModule] }).compile()
  await the(TerritoryService).seed()
  await the(FrameworksService).seed()
})
afterAll(async () => {
  await house.close()
  await test.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => clock.set('2026-03-02T02:00:00Z'))

const fronts = (from: number, count: number, name = 'từ'): string[] => Array.from({ length: count }, (_, n) => `${name} ${from + n}`)

/** Imports a course whose one deck has these fronts. */
async function course(slug: string, cards: readonly string[]): Promise<void> {
  const at = join(folder, randomUUID())
  mkdirSync(at, { recursive: true })
  const lessons = '[{ file: tu.cards.csv, title: Từ, required: false }]'
  writeFileSync(join(at, 'course.yaml'), `slug: ${slug}\ntitle: ${slug}\nlanguage: vi\nalignments: [{ competency: lang-en, level: 1 }]\nsections: [{ title: Một, lessons: ${lessons} }]\n`)
  writeFileSync(join(at, 'tu.cards.csv'), `front,back,reading,example,exampleBack,tags\n${cards.map((front) => `${front},nghĩa,r,e,eb,a b`).join('\n')}\n`)
  await the(CourseImportService).importFolder(at, { owner: null, publish: true, approve: true })
}

/** A resident enrolled in these courses. */
async function learner(...slugs: string[]): Promise<SignedIn> {
  people += 1
  const { signedIn } = await the(IdentityService).register({ username: `demo.the${people}`, displayName: 'Người học demo', password: 'một câu đủ dài', unitCode: '00070', locale: 'vi' })
  for (const slug of slugs) {
    await the(LearningService).enrol(signedIn, slug)
    clock.time = new Date(clock.time.getTime() + 1)
  }
  return signedIn
}

const sent = (cardId: string, rating: CardRating, reviewedAt: string, clientEventId: string = randomUUID()) => ({ clientEventId, cardId, rating, reviewedAt })
const review = (who: SignedIn, ...reviews: ReturnType<typeof sent>[]) => the(ReviewService).review(who, reviews)
const cardsOf = async (who: SignedIn, first = 500): Promise<string[]> => (await practice().dueCards(who, first)).map((row) => row.card.id)
const events = () => test.database.read((tx) => tx.sql<{ kind: string; residentId: string; occurredAt: Date }>(`SELECT kind, payload ->> 'residentId' AS "residentId", occurred_at AS "occurredAt" FROM outbox.event WHERE kind = 'learner-active' ORDER BY occurred_at`))
const faultsOf = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(() => null, (caught: unknown) => caught)
  if (!(error instanceof BadInput)) throw new Error('nothing was refused')
  return error.fields.map((fault) => `${fault.path} ${fault.key}`)
}

describe('the cards of a learner', () => {
  it('are new from the enrolment on, twenty a day, one of each course in turn', async () => {
    await course('tu-moi-a', fronts(1, 30, 'a'))
    await course('tu-moi-b', fronts(1, 5, 'b'))
    const an = await learner('tu-moi-a', 'tu-moi-b')
    const due = await practice().dueCards(an, 50)
    expect(due.map((row) => row.card.front)).toEqual([...[1, 2, 3, 4, 5].flatMap((n) => [`a ${n}`, `b ${n}`]), ...fronts(6, 10, 'a')])
    expect(due[0]).toMatchObject({ deck: { courseSlug: 'tu-moi-a', language: 'en' }, card: { reading: 'r', example: 'e', exampleBack: 'eb', tags: ['a', 'b'] }, schedule: { due: new Date('2026-03-02T02:00:00Z'), reviews: 0 } })
    expect(await practice().session(an)).toMatchObject({ size: 50, dueInAll: 0, newToday: 20 })
    expect(await practice().dueCards(await learner(), 50)).toEqual([])
  })

  it('come most overdue first; the new ones of a day end at its limit and begin again with the day of the city', async () => {
    await course('thu-tu', fronts(1, 40))
    const an = await learner('thu-tu')
    await practice().choose(an, { newPerDay: 3, sessionSize: null })
    const [first, second, third] = (await cardsOf(an)) as [string, string, string]
    clock.set('2026-03-02T16:00:00Z')
    await review(an, sent(second, 'AGAIN', '2026-03-02T15:00:00Z'), sent(first, 'AGAIN', '2026-03-02T15:00:30Z'), sent(third, 'EASY', '2026-03-02T15:01:00Z'))
    expect(await cardsOf(an)).toEqual([second, first])
    clock.set('2026-03-02T16:59:59Z')
    expect(await practice().session(an)).toMatchObject({ newToday: 0, dueInAll: 2 })
    clock.set('2026-03-02T17:00:00Z')
    expect((await practice().dueCards(an, 50)).map((row) => row.card.front)).toEqual(['từ 2', 'từ 1', 'từ 4', 'từ 5', 'từ 6'])
    expect(await cardsOf(an, 1)).toEqual([second])
  })

  it('wait in all and come by sessions after weeks away', async () => {
    await course('tro-lai', fronts(1, 60))
    const an = await learner('tro-lai')
    await practice().choose(an, { newPerDay: 60, sessionSize: 25 })
    const cards = await cardsOf(an)
    clock.set('2026-03-02T03:00:00Z')
    await review(an, ...cards.map((cardId) => sent(cardId, 'EASY', '2026-03-02T02:30:00Z')))
    clock.set('2026-05-02T03:00:00Z')
    const session = await practice().session(an)
    expect([session.cards.length, session.dueInAll, session.newToday]).toEqual([25, 60, 0])
  })

  it('are given whole for a download, with their schedules', async () => {
    await course('tai-ve', fronts(1, 25))
    const an = await learner('tai-ve')
    const [first] = (await cardsOf(an)) as [string]
    clock.set('2026-03-03T02:00:00Z')
    const [state] = await review(an, sent(first, 'GOOD', '2026-03-02T05:00:00Z'))
    const lessonId = (await practice().dueCards(an, 1))[0]?.deck.lessonId ?? ''
    const deck = await practice().deck(an, lessonId)
    expect([deck.deck.title, deck.cards.length]).toEqual(['Từ', 25])
    expect(deck.cards[0]?.schedule).toEqual(state)
    await expect(practice().deck(await learner(), lessonId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(practice().deck(an, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keep their schedules in a new version, and a card that left its deck takes late reviews', async () => {
    await course('ban-moi', ['giữ', 'bỏ'])
    const an = await learner('ban-moi')
    const [kept, dropped] = (await cardsOf(an)) as [string, string]
    await course('ban-moi', ['thêm', 'Giữ'])
    const published = await learner('ban-moi')
    expect((await practice().dueCards(published, 50)).map((row) => [row.card.front, row.card.id === kept])).toEqual([['thêm', false], ['Giữ', true]])
    expect(await review(published, sent(dropped, 'GOOD', '2026-03-02T02:00:00Z'))).toMatchObject([{ cardId: dropped, reviews: 1 }])
  })

  it('are chosen within a range', async () => {
    const an = await learner()
    expect(await practice().settings(an)).toEqual({ newPerDay: 20, sessionSize: 50 })
    expect(await faultsOf(practice().choose(an, { newPerDay: -1, sessionSize: 501 }))).toEqual(['newPerDay input.range', 'sessionSize input.range'])
    expect(await practice().choose(an, { newPerDay: 0, sessionSize: null })).toEqual({ newPerDay: 0, sessionSize: 50 })
    expect(await practice().choose(an, { newPerDay: null, sessionSize: 10 })).toEqual({ newPerDay: 0, sessionSize: 10 })
    expect(await faultsOf(practice().dueCards(an, 0))).toEqual(['first input.range'])
  })
})

describe('reviews', () => {
  it('give what replaying them in time order gives: in any order, in any batches, twice, from two devices at once', async () => {
    await course('phat-lai', fronts(1, 4))
    const step = fc.record({ card: fc.nat(3), rating: fc.constantFrom(...ratings), ms: fc.oneof(fc.nat(3), fc.nat(90 * 86_400_000)), id: fc.uuid() })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 7 }), async (steps, size) => {
        clock.set('2026-03-02T02:00:00Z')
        const an = await learner('phat-lai')
        const cards = await cardsOf(an)
        const begun = clock.now().getTime()
        clock.set('2026-09-01T00:00:00Z')
        const all = steps.map(({ card, rating, ms, id }) => sent(cards[card] as string, rating, new Date(begun + ms).toISOString(), id))
        const backwards = [...all].sort((a, b) => (a.reviewedAt < b.reviewedAt ? 1 : -1))
        const batches = Array.from({ length: Math.ceil(all.length / size) }, (_, n) => backwards.slice(n * size, (n + 1) * size))
        await Promise.all([...batches, ...batches].map((batch) => review(an, ...batch)))
        const states = await review(an, ...all)
        expect(states.map((state) => state.cardId)).toEqual([...new Set(all.map((row) => row.cardId))])
        for (const { cardId, ...state } of states) {
          const own = [...new Map(all.map((row) => [row.clientEventId, row])).values()].filter((row) => row.cardId === cardId)
          const expected = goOn(null, own.map((row) => ({ clientEventId: row.clientEventId, rating: row.rating, reviewedAt: new Date(row.reviewedAt), deviceTime: new Date(row.reviewedAt) })))
          expect(expected).toMatchObject(state)
        }
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  it('are clamped to the enrolment and the receipt, the device time beside them', async () => {
    await course('dong-ho', fronts(1, 2))
    const an = await learner('dong-ho')
    const [first, second] = (await cardsOf(an)) as [string, string]
    clock.set('2026-03-02T04:00:00.500Z')
    const states = await review(an, sent(first, 'GOOD', '2026-03-01T00:00:00Z'), sent(second, 'GOOD', '2026-03-03T00:00:00+07:00'))
    expect(states.map((state) => state.due.toISOString())).toEqual(['2026-03-02T02:10:00.000Z', '2026-03-02T04:10:00.500Z'])
    const kept = await test.database.read((tx) => tx.sql<{ t: Date }>('SELECT device_time AS t FROM practice.review WHERE account_id = $1 ORDER BY device_time', [an.accountId]))
    expect(kept.map((row) => row.t.toISOString())).toEqual(['2026-03-01T00:00:00.000Z', '2026-03-02T17:00:00.000Z'])
  })

  it('are refused whole, with every fault named', async () => {
    await course('loi', fronts(1, 2))
    const an = await learner('loi')
    const stranger = await learner()
    const [card] = (await cardsOf(an)) as [string]
    const bad = [sent(card, 'GOOD', '2026-03-02T02:00:00Z'), sent('x', 'GOOD', '2026-03-02T02:00:00Z', 'y'), sent(randomUUID(), 'GOOD', 'yesterday')]
    expect((await faultsOf(review(an, ...bad))).sort()).toEqual(['reviews.1.cardId card.unknown', 'reviews.1.clientEventId input.uuid', 'reviews.2.cardId card.unknown', 'reviews.2.reviewedAt input.date'])
    expect(await faultsOf(review(stranger, sent(card, 'GOOD', '2026-03-02T02:00:00Z')))).toEqual(['reviews.0.cardId card.unknown'])
    expect(await faultsOf(review(an))).toEqual(['reviews input.required'])
    expect(await faultsOf(review(an, ...Array.from({ length: 501 }, () => sent(card, 'GOOD', '2026-03-02T02:00:00Z'))))).toEqual(['reviews input.too-many'])
    expect((await practice().statistics(an)).reviewedToday).toBe(0)
  })

  it('count as activity once a day, in the transaction in which they are taken', async () => {
    await course('hoat-dong', fronts(1, 3))
    const an = await learner('hoat-dong')
    const [first, second] = (await cardsOf(an)) as [string, string]
    clock.set('2026-03-04T02:00:00Z')
    const batch = [sent(first, 'GOOD', '2026-03-02T16:59:00Z'), sent(first, 'GOOD', '2026-03-02T17:01:00Z'), sent(second, 'HARD', '2026-03-02T18:00:00Z')]
    await review(an, ...batch)
    await review(an, ...batch, sent(second, 'GOOD', '2026-03-02T19:00:00Z'))
    expect((await events()).filter((event) => event.residentId === an.residentId).map((event) => event.occurredAt.toISOString())).toEqual(['2026-03-02T16:59:00.000Z', '2026-03-02T17:01:00.000Z'])
  })
})

describe('the statistics', () => {
  it('count what was done, and say honestly how much was remembered', async () => {
    await course('thong-ke', fronts(1, 30))
    const an = await learner('thong-ke')
    expect(await practice().statistics(an)).toMatchObject({ dueNow: 0, newToday: 20, reviewedToday: 0, reviewedThisWeek: 0, streakWeeks: 0, retention: null, matureCards: 0, learningCards: 0 })
    const [first, second, third] = (await cardsOf(an)) as [string, string, string]
    clock.set('2026-03-18T02:00:00Z')
    await review(
      an,
      sent(first, 'EASY', '2026-03-02T03:00:00Z'), sent(first, 'EASY', '2026-03-10T03:00:00Z'),
      sent(second, 'GOOD', '2026-03-02T03:00:00Z'), sent(second, 'GOOD', '2026-03-02T03:10:00Z'), sent(second, 'AGAIN', '2026-03-17T03:00:00Z'),
      sent(third, 'GOOD', '2026-03-18T01:00:00Z'),
    )
    const now = await practice().statistics(an)
    expect(now).toMatchObject({ dueNow: 2, newToday: 19, reviewedToday: 1, reviewedThisWeek: 2, streakWeeks: 3, retention: 0.5, matureCards: 1, learningCards: 2 })
    expect(now.forecast).toHaveLength(14)
    expect(now.forecast[0]).toEqual({ day: '2026-03-18', due: 2 })
    clock.set('2026-03-25T02:00:00Z')
    expect((await practice().statistics(an)).streakWeeks).toBe(3)
    clock.set('2026-03-31T02:00:00Z')
    expect((await practice().statistics(an)).streakWeeks).toBe(0)
  })
})

describe('the statements of one operation', () => {
  it('find what is due by its index, however many others practise', async () => {
    await test.database.transaction(async (tx) => {
      await tx.sql(`INSERT INTO practice.schedule SELECT gen_random_uuid(), gen_random_uuid(), now(), 1, 1, 1, 0, 'REVIEW', now(), now() FROM generate_series(1, 20000)`)
      await tx.sql('ANALYZE practice.schedule')
      const plan = await tx.sql<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT card_id FROM practice.schedule WHERE account_id = '${randomUUID()}' AND due <= now() ORDER BY due, card_id LIMIT 50`)
      expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/schedule_by_due|schedule_pkey/)
      await tx.sql(`DELETE FROM practice.schedule WHERE first_reviewed_at >= now()`)
    })
  })

  it('are as many for ten courses and many cards as for one', async () => {
    const slugs = Array.from({ length: 10 }, (_, n) => `dem-${n}`)
    for (const slug of slugs) await course(slug, fronts(1, 30, slug))
    const few = await learner('dem-0')
    const many = await learner(...slugs)
    await practice().choose(many, { newPerDay: 300, sessionSize: 300 })
    const count = async (who: SignedIn): Promise<number[]> => {
      const cards = await cardsOf(who)
      const lessonId = [...(await the(DeckService).decks([(await the(LearningService).enrolment(who, 'dem-0'))?.outline.versionId ?? ''])).values()][0]?.lessonId ?? ''
      const batch = cards.map((cardId) => sent(cardId, 'GOOD', '2026-03-02T02:00:00Z'))
      const works = [() => practice().dueCards(who, 500), () => practice().session(who), () => practice().deck(who, lessonId), () => review(who, ...batch), () => practice().statistics(who)]
      const counts: number[] = []
      for (const work of works) counts.push((await statementObserver.record<unknown>(work)).statements.length)
      return counts
    }
    const counts = await count(few)
    expect(await count(many)).toEqual(counts)
    expect(Math.max(...counts)).toBeLessThanOrEqual(11)
  })
})

describe('a card with a long history', () => {
  /** Reviews of before, as if they had been taken: one an hour back from `until`. */
  const lived = (who: SignedIn, cardId: string, count: number, until: string) => test.database.transaction((tx) => tx.sql(
    `INSERT INTO practice.review SELECT $1, gen_random_uuid(), $2, 'GOOD', $4::timestamptz - n * interval '1 hour', $4::timestamptz - n * interval '1 hour', now() FROM generate_series(1, $3) AS n`,
    [who.accountId, cardId, count, until],
  ))
  /** Rows of reviews that the statements of some work fetch, by the plans that they have after it. */
  const read = async (work: () => Promise<unknown>): Promise<number> => {
    await test.database.transaction((tx) => tx.sql('ANALYZE practice.review'))
    const { statements } = await statementObserver.record(work)
    let rows = 0
    for (const { text, values } of statements.filter((statement) => statement.text.includes('practice.review'))) {
      const plans = await test.database.read((tx) => tx.sql<{ 'QUERY PLAN': { Plan: Plan }[] }>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values))
      rows += rowsIn(plans[0]?.['QUERY PLAN'][0]?.Plan)
    }
    return rows
  }
  interface Plan {
    'Relation Name'?: string
    'Actual Rows': number
    'Actual Loops': number
    'Rows Removed by Filter'?: number
    Plans?: Plan[]
  }
  const rowsIn = (plan: Plan | undefined): number =>
    plan === undefined ? 0 : (plan['Relation Name'] === 'review' ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'] : 0) + (plan.Plans ?? []).reduce((sum, below) => sum + rowsIn(below), 0)

  it('goes on from where it stands, without its history being read again', async () => {
    await course('dai', fronts(1, 2))
    const an = await learner('dai')
    const [card] = (await cardsOf(an)) as [string]
    clock.set('2026-09-01T00:00:00Z')
    await lived(an, card, 3_000, '2026-08-31T00:00:00Z')
    await test.database.transaction((tx) => tx.sql(
      `INSERT INTO practice.schedule (account_id, card_id, due, stability, difficulty, reviews, lapses, phase, first_reviewed_at, last_reviewed_at) VALUES ($1, $2, now(), 1, 1, 3000, 0, 'REVIEW', now(), now())`,
      [an.accountId, card],
    ))
    const [first] = await review(an, sent(card, 'GOOD', '2026-08-31T10:00:00Z'))
    expect(first?.reviews).toBe(3_001)
    const [second] = await review(an, sent(card, 'EASY', '2026-08-31T11:00:00Z'))
    expect(second?.reviews).toBe(3_002)
    expect(await read(() => review(an, sent(card, 'GOOD', '2026-08-31T12:00:00Z')))).toBeLessThan(150)
    const kept = await test.database.read((tx) => tx.sql<{ rating: CardRating; clientEventId: string; reviewedAt: Date; deviceTime: Date }>(
      `SELECT rating, client_event_id AS "clientEventId", reviewed_at AS "reviewedAt", device_time AS "deviceTime" FROM practice.review WHERE account_id = $1`, [an.accountId]))
    const [late] = await review(an, sent(card, 'AGAIN', '2026-05-01T00:30:00Z'))
    const whole = goOn(null, [...kept, { rating: 'AGAIN', clientEventId: '0', reviewedAt: new Date('2026-05-01T00:30:00Z'), deviceTime: new Date('2026-05-01T00:30:00Z') }])
    expect(whole).toMatchObject({ due: late?.due, stability: late?.stability, difficulty: late?.difficulty, reviews: 3_004, lapses: late?.lapses })
  })

  it('takes a hundred reviews a day and no more, told which are too many; the same ones again are none', async () => {
    await course('nhieu-lan', fronts(1, 2))
    const an = await learner('nhieu-lan')
    const [card, other] = (await cardsOf(an)) as [string, string]
    clock.set('2026-03-05T00:00:00Z')
    const day = Array.from({ length: 101 }, (_, n) => sent(card, 'AGAIN', new Date(Date.parse('2026-03-02T17:00:00Z') + n * 60_000).toISOString()))
    const faults = await faultsOf(review(an, sent(other, 'GOOD', '2026-03-02T17:00:00Z'), ...day))
    expect([faults.length, faults[0]]).toEqual([101, 'reviews.1.reviewedAt reviews.too-many-a-day'])
    expect(await review(an, ...day.slice(0, 100), sent(card, 'GOOD', '2026-03-02T16:59:59Z'))).toMatchObject([{ reviews: 101 }])
    expect(await review(an, ...day.slice(0, 100))).toMatchObject([{ reviews: 101 }])
    expect(await faultsOf(review(an, sent(card, 'GOOD', '2026-03-03T16:59:59Z')))).toEqual(['reviews.0.reviewedAt reviews.too-many-a-day'])
    expect(await review(an, sent(card, 'GOOD', '2026-03-03T17:00:00Z'))).toMatchObject([{ reviews: 102 }])
  })

  it('takes no late review once replaying it would be without bound, but goes on with new ones', async () => {
    await course('vo-han', fronts(1, 2))
    const an = await learner('vo-han')
    const [card] = (await cardsOf(an)) as [string]
    clock.set('2031-09-01T00:00:00Z')
    await review(an, sent(card, 'GOOD', '2031-08-31T10:00:00Z'))
    await lived(an, card, 30_000, '2031-08-31T00:00:00Z')
    expect(await faultsOf(review(an, sent(card, 'GOOD', '2027-05-01T00:30:00Z')))).toEqual(['reviews.0.reviewedAt reviews.too-many-to-replay'])
    expect(await review(an, sent(card, 'GOOD', '2031-08-31T12:00:00Z'))).toMatchObject([{ reviews: 2 }])
  })

  it('is not read whole for the statistics', async () => {
    await course('dai-hon', fronts(1, 2))
    const an = await learner('dai-hon')
    const [card] = (await cardsOf(an)) as [string]
    clock.set('2031-09-01T00:00:00Z')
    await lived(an, card, 20_000, '2031-08-31T00:00:00Z')
    expect(await read(async () => expect(await practice().statistics(an)).toMatchObject({ streakWeeks: 120, retention: 1 }))).toBeLessThan(5_000)
  })
})
