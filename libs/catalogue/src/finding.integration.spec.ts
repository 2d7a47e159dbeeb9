import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { FrameworksService, frameworksContext } from '@khue/frameworks'
import { statementObserver } from '@khue/platform/database'
import { Clock } from '@khue/platform/observability'
import { FileStore } from '@khue/platform/storage'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { type CoursePlace, type CourseSort, readCursor, writeCursor } from './domain/course-cursor.js'
import { FindingService } from './finding.service.js'
import { CatalogueService, catalogueContext, CourseImportService, CourseReader, KeptMedia, PublishingService, type CourseSearch } from './index.js'
import './messages.js'

const anything: CourseSearch = { search: null, competencyCode: null, language: null }

/** A clock that goes on by a minute with each look. */
class TickingClock extends Clock {
  private at = Date.parse('2026-01-05T00:00:00.000Z')
  now = (): Date => new Date((this.at += 60_000))
}

describe('finding a course', () => {
  let test: TestDatabase
  let home: string
  let catalogue: CatalogueService
  let finding: FindingService
  let imports: CourseImportService
  let reader: CourseReader

  beforeAll(async () => {
    test = await testDatabase([frameworksContext, catalogueContext])
    home = mkdtempSync(join(tmpdir(), 'khue-finding-'))
    const frameworks = new FrameworksService(test.database)
    await frameworks.seed()
    const clock = new TickingClock()
    catalogue = new CatalogueService(test.database, frameworks)
    const publishing = new PublishingService(test.database, clock, catalogue)
    finding = new FindingService(test.database, catalogue)
    const settings = { KHUE_HOME: home, COURSE_READ_SECONDS: 60, COURSE_READ_MB: 512, COURSE_QUOTA_MB: 10 }
    reader = new CourseReader(settings)
    imports = new CourseImportService(test.database, clock, frameworks, publishing, reader, new KeptMedia(test.database, new FileStore(join(home, 'files')), settings))
    await add('tieng-anh-a1', 'Tiếng Anh A1: những câu đầu tiên', 'vi', 'lang-en', 1, 1_500)
    await add('tieng-anh-a2', 'Tiếng Anh A2: trong đời sống', 'vi', 'lang-en', 2, 3_000, true)
    await add('an-toan', 'An toàn trực tuyến', 'vi', 'vn-digital.4.2', 2, 200, true)
    await add('tim-kiem', 'Tìm kiếm thông tin', 'vi', 'vn-digital.1.1', 1, 900)
    await add('vietnamese', 'Vietnamese for newcomers', 'en', 'lang-vi', 1, 400)
  })
  afterAll(async () => {
    reader.onApplicationShutdown()
    await test.close()
    rmSync(home, { recursive: true })
  })

  async function add(slug: string, title: string, language: string, competency: string, level: number, words: number, quiz = false): Promise<void> {
    const folder = join(home, slug)
    const lessons = `      - file: 01-bai.md\n${quiz ? '      - file: 02-hoi.gift\n        title: Hỏi\n        passMark: 0.5\n' : ''}`
    const files = {
      'course.yaml': `slug: ${slug}\ntitle: "${title}"\nlanguage: ${language}\n${competency && `alignments:\n  - { competency: ${competency}, level: ${level} }\n`}sections:\n  - title: Phần\n    lessons:\n${lessons}`,
      '01-bai.md': `# Bài\n\n${'chữ '.repeat(words)}\n`,
      ...(quiz ? { '02-hoi.gift': 'Một với một? {=2 ~3}\n' } : {}),
    }
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    await imports.importFolder(folder, { owner: null, publish: true, approve: true })
  }
  const found = async (search: Partial<CourseSearch>, sort: CourseSort = 'TITLE') => {
    const { courses, approximate } = await catalogue.courses({ ...anything, ...search }, 20, null, sort)
    return { slugs: courses.map(({ record }) => record.outline.slug), approximate }
  }

  it.each<[string, Partial<CourseSearch>, string[]]>([
    ['by at least a level of a competence', { competencyCode: 'lang-en', level: 1 }, ['tieng-anh-a1', 'tieng-anh-a2']],
    ['by a level that one alone gives', { competencyCode: 'lang-en', level: 2 }, ['tieng-anh-a2']],
    ['by a level no course gives', { competencyCode: 'lang-en', level: 3 }, []],
    ['by a level of a whole framework', { competencyCode: 'vn-digital', level: 2 }, ['an-toan']],
    ['by a kind of lesson', { kind: 'QUIZ' }, ['an-toan', 'tieng-anh-a2']],
    ['by length', { maxMinutes: 4 }, ['an-toan', 'vietnamese']],
    ['by language and words together', { language: 'vi', search: 'tiếng', kind: 'QUIZ' }, ['tieng-anh-a2']],
    ['by the beginning of a word, as one types', { search: 'tieng a' }, ['tieng-anh-a1', 'tieng-anh-a2']],
  ])('goes %s', async (_, search, slugs) => {
    expect(await found(search)).toEqual({ slugs, approximate: false })
    expect(await catalogue.countCourses({ ...anything, ...search })).toBe(slugs.length)
  })

  it.each([
    ['tieng ahn', 'tieng-anh-a1'], ['tiegn anh', 'tieng-anh-a1'], ['Tiếnh Anh', 'tieng-anh-a1'], ['an tonn truc tuyen', 'an-toan'], ['vietnamse', 'vietnamese'], ['newcommers', 'vietnamese'], ['tìm kíem thônh tin', 'tim-kiem'],
  ])('forgives a slip of spelling: %s', async (search, slug) => {
    const { slugs, approximate } = await found({ search })
    expect(slugs[0]).toBe(slug)
    expect(approximate).toBe(true)
  })

  it('keeps the other wishes where the spelling slipped, and finds nothing where nothing is like', async () => {
    expect(await found({ search: 'tieng ahn', kind: 'QUIZ' })).toEqual({ slugs: ['tieng-anh-a2'], approximate: true })
    expect(await found({ search: 'xyzzy' })).toEqual({ slugs: [], approximate: false })
  })

  it('is sorted as asked, over the pages', async () => {
    const orders: Record<CourseSort, string[]> = {
      TITLE: ['an-toan', 'tieng-anh-a1', 'tieng-anh-a2', 'tim-kiem', 'vietnamese'],
      NEWEST: ['vietnamese', 'tim-kiem', 'an-toan', 'tieng-anh-a2', 'tieng-anh-a1'],
      SHORTEST: ['vietnamese', 'an-toan', 'tim-kiem', 'tieng-anh-a1', 'tieng-anh-a2'],
    }
    for (const [sort, slugs] of Object.entries(orders) as [CourseSort, string[]][]) {
      const seen: string[] = []
      let after: CoursePlace | null = null
      for (let hasNext = true; hasNext; ) {
        const page = await catalogue.courses(anything, 2, after, sort)
        seen.push(...page.courses.map(({ record }) => record.outline.slug))
        const last = page.courses.at(-1)
        after = last ? readCursor(writeCursor(last.place), sort) : null
        hasNext = page.hasNextPage
      }
      if (sort === 'SHORTEST') expect(seen.slice(2)).toEqual(slugs.slice(2))
      else expect(seen).toEqual(slugs)
      expect([...seen].sort()).toEqual([...slugs].sort())
    }
  })

  it('does not call a course new for its next version', async () => {
    await add('tieng-anh-a1', 'Tiếng Anh A1: những câu đầu tiên', 'vi', 'lang-en', 1, 1_501)
    expect((await found({}, 'NEWEST')).slugs.at(-1)).toBe('tieng-anh-a1')
  })

  it.each<[Partial<CourseSearch>, string]>([[{ level: 1 }, 'level'], [{ competencyCode: 'lang-en', level: 9 }, 'level'], [{ maxMinutes: 0 }, 'maxMinutes'], [{ maxMinutes: 2 ** 31 - 1 }, 'maxMinutes'], [{ search: 'a'.repeat(201) }, 'search']])('refuses %j', async (search, path) => {
    for (const work of [catalogue.courses({ ...anything, ...search }, 20, null), finding.facets({ ...anything, ...search })]) await expect(work).rejects.toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] })
  })

  it('tells what there is to choose from', async () => {
    const counts = (await finding.facets(anything)).map(({ facet, value, count }) => `${facet} ${value} ${count}`)
    expect(counts).toEqual(expect.arrayContaining(['total  5', 'language vi 4', 'language en 1', 'competency lang-en 2', 'competency vn-digital 2', 'competency vn-digital.4 1', 'competency vn-digital.4.2 1', 'kind ARTICLE 5', 'kind QUIZ 2']))
    expect((await finding.facets({ ...anything, search: 'tiếng anh', kind: 'QUIZ' })).filter(({ facet }) => facet === 'total')).toEqual([{ facet: 'total', value: '', count: 1 }])
  })

  it('shows a newcomer where to start, and others what follows', async () => {
    const told = async (attained: { competencyCode: string; level: number }[], readsIn = 'vi') =>
      (await finding.whereToStart(attained, readsIn)).map(({ record, suggestion }) => `${suggestion.reason} ${record.outline.slug} ${suggestion.competency}/${suggestion.level}`)
    await add('lam-quen', 'Làm quen với Khuê', 'vi', '', 0, 50)
    expect(await told([])).toEqual(['DIGITAL_BASICS an-toan vn-digital.4.2/2', 'DIGITAL_BASICS tim-kiem vn-digital.1.1/1', 'LANGUAGE tieng-anh-a1 lang-en/1', 'SHORT lam-quen null/null'])
    const some = [{ competencyCode: 'lang-en', level: 1 }, { competencyCode: 'vn-digital.4.2', level: 2 }]
    expect(await told(some)).toEqual(['NEXT_LEVEL tieng-anh-a2 lang-en/2', 'DIGITAL_BASICS tim-kiem vn-digital.1.1/1', 'SHORT lam-quen null/null'])
    expect((await told([], 'en'))[2]).toBe('LANGUAGE vietnamese lang-vi/1')
    await expect(finding.whereToStart(Array.from({ length: 201 }, () => ({ competencyCode: 'x', level: 1 })), 'vi')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(await told([{ competencyCode: 'x\0', level: 2 ** 31 }])).toHaveLength(4)
  })

  it('takes the same few statements however many courses there are', async () => {
    const counted = async () => {
      const works: (() => Promise<unknown>)[] = [() => catalogue.courses(anything, 2, null, 'NEWEST'), () => catalogue.courses({ ...anything, search: 'tieng ahn' }, 2, null), () => finding.facets(anything), () => finding.whereToStart([], 'vi')]
      const counts: number[] = []
      for (const work of works) counts.push((await statementObserver.record(work)).statements.length)
      return counts
    }
    await counted()
    const before = await counted()
    await test.database.transaction((tx) =>
      tx.sql(
        `INSERT INTO catalogue.course (slug, title, language, current_version_id, search, minutes, listed_at, kinds)
         SELECT 'thu-' || n, 'Khóa thử ' || n, 'vi', (SELECT current_version_id FROM catalogue.course WHERE slug = 'tim-kiem'), 'khoa thu ' || repeat(md5(n::text) || ' ', 10), 900, '2020-01-01', '{ARTICLE}' FROM generate_series(1, 20000) n`,
      ),
    )
    expect(await counted()).toEqual(before)
    expect(Math.max(...before)).toBeLessThan(6)
  })

  it('forgives slips by the trigram index, not by reading every course', async () => {
    const plan = await test.database.transaction(async (tx) => {
      await tx.sql(`SELECT gin_clean_pending_list('catalogue.course_by_words')`)
      await tx.sql('ANALYZE catalogue.course')
      await tx.sql(`SELECT set_config('pg_trgm.word_similarity_threshold', '0.45', true)`)
      const [body] = await tx.sql<{ prosrc: string }>(`SELECT prosrc FROM pg_proc WHERE oid = 'catalogue.near'::regproc`)
      return tx.sql<{ 'QUERY PLAN': string }>(`EXPLAIN ${body?.prosrc.replaceAll('wanted', `'tieng ahn'::text`)}`)
    })
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('course_by_words')
  })

  it('goes by level through its index', async () => {
    const plan = await test.database.read((tx) => tx.sql<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT id FROM catalogue.course c WHERE c.current_version_id IS NOT NULL AND c.levels @> ARRAY['lang-en/2']`))
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('course_by_level')
  })
})
