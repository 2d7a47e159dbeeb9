import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { INestApplicationContext } from '@nestjs/common'
import { Test } from '@nestjs/testing'
import { CampaignService, IndicatorProcessor } from '@khue/campaign'
import { CourseImportService } from '@khue/catalogue'
import { cliContexts, CliModule, seed } from '@khue/cli'
import { IdentityService, Reach } from '@khue/identity'
import { LearningService } from '@khue/learning'
import { readSettings } from '@khue/platform/config'
import { Clock } from '@khue/platform/observability'
import type { StoredEvent } from '@khue/platform/outbox'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { PracticeService, ReviewService } from '@khue/practice'

const WARD = '00070'

describe('a resident who reviews cards', () => {
  let test: TestDatabase
  let house: INestApplicationContext
  let folder: string
  let now = new Date('2026-03-02T02:00:00Z')
  const the = <T>(type: abstract new (...args: never[]) => T): T => house.get(type, { strict: false })

  beforeAll(async () => {
    test = await testDatabase(cliContexts)
    folder = mkdtempSync(join(tmpdir(), 'khue-practice-'))
    const clock = { now: () => now }
    const settings = readSettings({ KHUE_HOME: folder, LOG_LEVEL: 'silent' })
    house = await Test.createTestingModule({ imports: [CliModule.forRoot({ service: 'spec', settings, databaseUrl: test.url, contexts: cliContexts, clock: clock as Clock })] }).compile()
    await seed(house)
  })
  afterAll(async () => {
    await house.close()
    await test.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Gives the indicators every event that they have not had. */
  const applied = new Set<string>()
  const apply = () =>
    test.database.transaction(async (tx) => {
      const events = await tx.sql<StoredEvent & Record<string, unknown>>(
        `SELECT id, kind, version::int, occurred_at AS "occurredAt", recorded_at AS "recordedAt", request_id AS "requestId", payload FROM outbox.event ORDER BY recorded_at`,
      )
      const fresh = events.filter((event) => !applied.has(event.id))
      for (const { id } of fresh) applied.add(id)
      await the(IndicatorProcessor).apply(tx, fresh)
    })

  it('is one learner of her ward and of the city on that day', async () => {
    writeFileSync(join(folder, 'course.yaml'), 'slug: tu-vung\ntitle: Từ vựng\nlanguage: vi\nsections: [{ title: Một, lessons: [{ file: tu.cards.csv }] }]\n')
    writeFileSync(join(folder, 'tu.cards.csv'), 'front,back\none,một\ntwo,hai\n')
    await the(CourseImportService).importFolder(folder, { owner: null, publish: true, approve: true })
    const register = { username: 'demo.luyen', displayName: 'Người luyện (demo)', password: 'một câu đủ dài', unitCode: WARD, locale: 'vi' }
    const { signedIn } = await the(IdentityService).register(register)
    await the(LearningService).enrol(signedIn, 'tu-vung')
    now = new Date('2026-03-20T02:00:00Z')
    const cards = await the(PracticeService).dueCards(signedIn, 50)
    const reviews = cards.map(({ card }) => ({ clientEventId: randomUUID(), cardId: card.id, rating: 'GOOD' as const, reviewedAt: '2026-03-19T18:00:00Z' }))
    await the(ReviewService).review(signedIn, reviews)
    await the(ReviewService).review(signedIn, reviews)
    await apply()
    const city = Reach.wholeCity({ covers: async () => true })
    const learners = async (period: string): Promise<(number | null | undefined)[]> => {
      const rows = await the(CampaignService).indicatorValues(city, 'learners', period, '01')
      return ['01', WARD].map((unit) => rows.find((row) => row.unitCode === unit)?.numerator)
    }
    expect(await learners('2026-03-20')).toEqual([1, 1])
    expect(await learners('2026-03-19')).toEqual([0, 0])
    expect(await learners('2026-03')).toEqual([1, 1])
  })
})
