import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { FrameworksService, frameworksContext } from '@khue/frameworks'
import type { SignedIn } from '@khue/identity'
import { Log, SystemClock } from '@khue/platform/observability'
import { FileStore } from '@khue/platform/storage'
import { testDatabase, type TestDatabase } from '@khue/platform/testing'
import { CatalogueService, catalogueContext, CourseImportService, CourseReader, KeptMedia, MediaSweep, type ImportOptions, PublishingService, RefusedCourse } from './index.js'
import './messages.js'

type Folder = Record<string, string | Buffer>

const header = Buffer.alloc(108)
header.writeUInt32BE(108)
header.write('mvhd', 4)
header.writeUInt32BE(1, 20)
header.writeUInt32BE(90, 24)
const film = Buffer.concat([Buffer.from('\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x74moov', 'latin1'), header])
const picture = Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1')

/** The example of the contract, with what it names. */
const example: Folder = {
  'course.yaml': `slug: an-toan-truc-tuyen
title: An toàn trực tuyến
summary: Giữ tài khoản và tiền của bạn an toàn.
language: vi
alignments:
  - { competency: vn-digital.4.2, level: 2 }
order: strict
sections:
  - title: Tài khoản
    lessons:
      - file: 01-mat-khau.md
      - file: 02-kiem-tra.gift
        title: Kiểm tra
        passMark: 0.6
        attempts: 3
        required: true
      - file: media/bai-giang.mp4
        title: Bài giảng
        captions: { vi: media/bai-giang.vi.vtt }
        completion: { watched: 0.9 }
`,
  '01-mat-khau.md': '# Mật khẩu\n\nMột câu dài. ![Khóa](media/khoa.webp)\n\n<script>alert(1)</script>\n',
  '02-kiem-tra.gift': 'Mật khẩu nào mạnh? {=một câu dài ~123456}\n\nNên dùng lại mật khẩu. {F}\n',
  'media/khoa.webp': picture,
  'media/bai-giang.mp4': film,
  'media/bai-giang.vi.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nXin chào\n',
}
const yaml = example['course.yaml'] as string
const teacher: ImportOptions = { owner: randomUUID(), publish: true, approve: false }
const operator: ImportOptions = { owner: null, publish: true, approve: true }

describe('a course folder', () => {
  let test: TestDatabase
  let home: string
  let catalogue: CatalogueService
  let publishing: PublishingService
  let imports: CourseImportService
  let reader: CourseReader
  let sweep: MediaSweep

  beforeAll(async () => {
    test = await testDatabase([frameworksContext, catalogueContext])
    home = mkdtempSync(join(tmpdir(), 'khue-import-'))
    const frameworks = new FrameworksService(test.database)
    await frameworks.seed()
    const clock = new SystemClock()
    catalogue = new CatalogueService(test.database, frameworks)
    publishing = new PublishingService(test.database, clock, catalogue)
    const settings = { KHUE_HOME: home, COURSE_READ_SECONDS: 60, COURSE_READ_MB: 512, COURSE_QUOTA_MB: 10 }
    reader = new CourseReader(settings)
    const files = new FileStore(join(home, 'files'))
    const media = new KeptMedia(test.database, files, settings)
    sweep = new MediaSweep(media, files, Log.create('silent', 'spec'), settings)
    imports = new CourseImportService(test.database, clock, frameworks, publishing, reader, media)
  })
  afterAll(async () => {
    reader.onApplicationShutdown()
    await test.close()
    rmSync(home, { recursive: true })
  })
  beforeEach(() => test.database.transaction((tx) => tx.sql('TRUNCATE catalogue.course CASCADE')))

  function write(files: Folder): string {
    const folder = mkdtempSync(join(home, 'course-'))
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return folder
  }
  const take = (change: Folder = {}, options: ImportOptions = teacher) => imports.importFolder(write({ ...example, ...change }), options)
  const count = async (table: string): Promise<number> => (await test.database.read((tx) => tx.sql<{ count: number }>(`SELECT count(*)::int AS count FROM catalogue.${table}`)))[0]?.count ?? 0
  const search = async (text: string): Promise<number> => catalogue.countCourses({ search: text, competencyCode: null, language: null })

  it('is taken as the contract shows it', async () => {
    const report = await take()
    expect(report).toMatchObject({ slug: 'an-toan-truc-tuyen', title: 'An toàn trực tuyến', version: 1, result: 'new', published: true, sections: 1, lessons: 3, quizzes: 1, questions: 2, media: 3 })
    const { lessons, order, alignments } = await catalogue.outline(report.versionId)
    expect(order).toBe('strict')
    expect(alignments).toEqual([{ competency: 'vn-digital.4.2', level: 2 }])
    expect(lessons.map(({ title, kind, required, completion }) => [title, kind, required, completion])).toEqual([
      ['Mật khẩu', 'ARTICLE', true, { kind: 'read' }], ['Kiểm tra', 'QUIZ', true, { kind: 'passed', passMark: 0.6 }], ['Bài giảng', 'VIDEO', true, { kind: 'watched', share: 0.9 }],
    ])
    expect(lessons[1]?.quiz).toEqual({ passMark: 0.6, attempts: 3, questions: 2 })
    expect(lessons[2]?.media).toMatchObject({ path: 'media/bai-giang.mp4', contentType: 'video/mp4', seconds: 90, captions: [{ language: 'vi', path: 'media/bai-giang.vi.vtt' }] })
    const html = await catalogue.html(report.versionId, lessons[0]?.id ?? '')
    expect(html).toContain(`src="/media/${report.versionId}/media/khoa.webp"`)
    expect(html).not.toMatch(/<script|<h1/)
    expect(await catalogue.quiz(report.versionId, lessons[1]?.id ?? '')).toHaveLength(2)
  })

  it('that says what it said changes nothing, and one that says something else is the next version of the same lessons', async () => {
    const first = await take()
    expect(await take()).toEqual({ ...first, result: 'unchanged' })
    expect(await take({ '01-mat-khau.md': (example['01-mat-khau.md'] as string).normalize('NFD') })).toMatchObject({ version: 1 + 1, result: 'changed' })
    const third = await take({ 'course.yaml': yaml.replace('Kiểm tra', 'Thử sức') })
    expect(third).toMatchObject({ version: 3, result: 'changed', courseId: first.courseId })
    const [before, after] = [await catalogue.outline(first.versionId), await catalogue.outline(third.versionId)]
    expect(before.lessons.map((lesson) => lesson.title)).toEqual(['Mật khẩu', 'Kiểm tra', 'Bài giảng'])
    expect(after.lessons.map((lesson) => lesson.title)).toEqual(['Mật khẩu', 'Thử sức', 'Bài giảng'])
    expect(after.lessons.map((lesson) => lesson.id)).toEqual(before.lessons.map((lesson) => lesson.id))
    expect(await catalogue.published('an-toan-truc-tuyen')).toEqual({ courseId: first.courseId, versionId: third.versionId })
    expect(await count('lesson')).toBe(3)
  })

  it('under a slug of somebody else is FORBIDDEN, but to the operator', async () => {
    await take()
    await expect(take({ '01-mat-khau.md': '# Của tôi' }, { ...teacher, owner: randomUUID() })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(take({}, { ...teacher, owner: randomUUID() })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await count('version')).toBe(1)
    expect(await take({ '01-mat-khau.md': '# Chung' }, operator)).toMatchObject({ version: 2 })
  })

  it('is made once by two who bring it at the same time', async () => {
    const reports = await Promise.all(Array.from({ length: 4 }, () => take()))
    expect(reports.map((report) => report.result).sort()).toEqual(['new', 'unchanged', 'unchanged', 'unchanged'])
    expect([await count('course'), await count('version'), await count('lesson')]).toEqual([1, 1, 3])
  })

  it('is evidence for nothing until the campaign\'s staff approved what they saw, and again as soon as it says something else', async () => {
    const evidence = (versionId: string) => test.database.transaction((tx) => catalogue.evidence(tx, versionId))
    const first = await take()
    expect([first.alignmentsApproved, await evidence(first.versionId)]).toEqual([false, []])
    expect(await test.database.transaction((tx) => publishing.approveAlignments(tx, first.versionId, null))).toMatchObject({ approved: true, approvedNow: true })
    expect(await evidence(first.versionId)).toEqual([{ competency: 'vn-digital.4.2', level: 2 }])
    const asked = async () => (await catalogue.alignmentRequests()).map(({ version, approved, changedSinceApproval }) => [version, approved, changedSinceApproval])
    expect(await asked()).toEqual([[1, true, false]])
    const second = await take({ '01-mat-khau.md': '# Khác' })
    expect([second.version, second.alignmentsApproved, await evidence(second.versionId)]).toEqual([2, false, []])
    expect([await asked(), await search('')]).toEqual([[[2, false, true], [1, true, false]], 1])
    expect(await take()).toMatchObject({ version: 3, alignmentsApproved: true })
    const draft = await take({ '01-mat-khau.md': '# Khác nữa' }, { ...teacher, publish: false })
    const owner = { accountId: teacher.owner, grants: [] } as unknown as SignedIn
    expect([draft.alignmentsApproved, await publishing.publish(owner, 'an-toan-truc-tuyen')]).toEqual([false, expect.objectContaining({ approved: false, changedSinceApproval: true })])
    await test.database.transaction((tx) => publishing.approveAlignments(tx, second.versionId, null))
    expect([await evidence(second.versionId), await evidence(draft.versionId)]).toEqual([[{ competency: 'vn-digital.4.2', level: 2 }], []])
    const third = await take({ 'course.yaml': yaml.replace('level: 2', 'level: 8') })
    expect([third.alignmentsApproved, await evidence(third.versionId)]).toEqual([false, []])
  })

  it('is a draft until its owner publishes it', async () => {
    const { versionId } = await take({}, { ...teacher, publish: false })
    const owner = { accountId: teacher.owner, grants: [] } as unknown as SignedIn
    expect([await catalogue.published('an-toan-truc-tuyen'), await search('')]).toEqual([null, 0])
    await expect(publishing.publish({ ...owner, accountId: randomUUID() }, 'an-toan-truc-tuyen')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await publishing.publish(owner, 'an-toan-truc-tuyen')).toMatchObject({ published: true })
    expect((await catalogue.published('an-toan-truc-tuyen'))?.versionId).toBe(versionId)
  })

  it('is withdrawn and brought back by its owner and ADMIN alone', async () => {
    const owner = { accountId: teacher.owner, grants: [] } as unknown as SignedIn
    const slug = 'an-toan-truc-tuyen'
    await take({}, { ...teacher, publish: false })
    await expect(publishing.withdraw(owner, slug)).rejects.toMatchObject({ code: 'CONFLICT' })
    const { outline } = await publishing.publish(owner, slug)
    await expect(publishing.withdraw({ ...owner, accountId: randomUUID() }, slug)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(publishing.withdraw(null, 'khong-co')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (const by of [owner, null]) {
      await publishing.withdraw(by, slug)
      expect([await catalogue.published(slug), await search(''), await search('mat khau')]).toEqual([null, 0, 0])
    }
    expect(await catalogue.taughtOf(await catalogue.myCourses(owner))).toMatchObject([{ slug, published: true, withdrawn: true }])
    // The same files again are no wish to bring it back.
    expect(await take({})).toMatchObject({ result: 'unchanged', published: false })
    expect((await publishing.publish(owner, slug)).outline.versionId).toBe(outline.versionId)
    expect([(await catalogue.published(slug))?.versionId, await search('mat khau')]).toEqual([outline.versionId, 1])
    expect(await catalogue.taughtOf(await catalogue.myCourses(owner))).toMatchObject([{ slug, published: true, withdrawn: false }])
    await publishing.withdraw(owner, slug)
    expect(await take({ '01-mat-khau.md': '# Khác' })).toMatchObject({ version: 2, published: true })
  })

  it('is found by its words without marks or case', async () => {
    await take({ 'course.yaml': yaml.replace('title: An toàn trực tuyến', 'title: Tiếng Anh cho người đi đường') })
    for (const text of ['tieng anh', 'TIẾNG ANH', 'duong', 'ĐƯỜNG', 'anh tieng', 'mat khau', 'tiếng anh'.normalize('NFD'), 'ieng']) expect([text, await search(text)]).toEqual([text, 1])
    for (const text of ['tieng phap', '%', '_', 'dxong']) expect([text, await search(text)]).toEqual([text, 0])
  })

  const lesson = (line: string): Folder => ({ 'course.yaml': yaml.replace('      - file: 01-mat-khau.md\n', `      - file: 01-mat-khau.md\n${line}`) })
  it.each<[string, Folder, [string, number | null, RegExp]]>([
    ['an unknown key', { 'course.yaml': `${yaml}colour: red\n` }, ['course.yaml', 21, /colour/]],
    ['an unknown key of a lesson', lesson('        colour: red\n'), ['course.yaml', 12, /colour/]],
    ['YAML that is none', { 'course.yaml': 'slug: [\n' }, ['course.yaml', 2, /indentation/]],
    ['a tab before a key', { 'course.yaml': yaml.replace('    lessons:', '\tlessons:') }, ['course.yaml', 10, /not with tabs/]],
    ['a key twice', { 'course.yaml': `${yaml}slug: hai\n` }, ['course.yaml', 21, /above already/]],
    ['a colon in a text', { 'course.yaml': yaml.replace('title: An', 'title: Bài: An') }, ['course.yaml', 2, /two colons/]],
    ['captions without times', { 'media/bai-giang.vi.vtt': 'WEBVTT\n\nXin chào\n' }, ['media/bai-giang.vi.vtt', 1, /no captions/]],
    ['a slug that is none', { 'course.yaml': yaml.replace('an-toan', 'An Toàn') }, ['course.yaml', 1, /slug/]],
    ['a share above 1', { 'course.yaml': yaml.replace('0.6', '60') }, ['course.yaml', 14, /passMark/]],
    ['a missing lesson', lesson('      - file: 09-khong-co.md\n'), ['course.yaml', 12, /09-khong-co\.md/]],
    ['a missing picture', { '01-mat-khau.md': '# Mật khẩu\n\n\n![x](media/khong.png)\n' }, ['01-mat-khau.md', 4, /media\/khong\.png/]],
    ['missing captions', { 'course.yaml': yaml.replace('vi.vtt', 'en.vtt') }, ['course.yaml', 17, /en\.vtt/]],
    ['a lesson twice', lesson('      - file: 01-mat-khau.md\n'), ['course.yaml', 12, /line 11/]],
    ['a file that makes no lesson', { ...lesson('      - file: x.exe\n'), 'x.exe': 'MZ' }, ['course.yaml', 12, /x\.exe/]],
    ['a path above it', lesson('      - file: ../bi-mat.md\n'), ['course.yaml', 12, /leaves the course folder/]],
    ['an absolute path', lesson('      - file: /etc/passwd\n'), ['course.yaml', 12, /leaves the course folder/]],
    ['a link that runs', { '01-mat-khau.md': '# A\n\n[x](javascript:alert(1))\n' }, ['01-mat-khau.md', 3, /javascript/]],
    ['an unknown competence', { 'course.yaml': yaml.replace('vn-digital.4.2', 'vn-digital.9.9') }, ['course.yaml', 6, /vn-digital\.9\.9/]],
    ['a level that is none', { 'course.yaml': yaml.replace('4.2, level: 2', '4.2, level: 8').replace('vn-digital.4.2', 'lang-en') }, ['course.yaml', 6, /lang-en 8/]],
    ['broken GIFT', { '02-kiem-tra.gift': 'Một {T}\n\nHai {=\n' }, ['02-kiem-tra.gift', 3, /an answer or a “}” may be missing/]],
    ['broken UTF-8', { '01-mat-khau.md': Buffer.from('# A\n\nx\xff\n', 'latin1') }, ['01-mat-khau.md', 3, /UTF-8/]],
    ['a picture that is a page', { 'media/khoa.webp': '<html>' }, ['media/khoa.webp', null, /not what its name says/]],
    ['a film that is none', { 'media/bai-giang.mp4': '%PDF-1.7' }, ['media/bai-giang.mp4', null, /not what its name says/]],
    ['a film cut off', { 'media/bai-giang.mp4': film.subarray(0, 20) }, ['course.yaml', 17, /length/]],
  ])('with %s is refused whole, with file, line and reason', async (_, change, [file, line, reason]) => {
    const fault = await take(change).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(RefusedCourse)
    expect((fault as RefusedCourse).faults).toContainEqual({ file, line, reason: expect.stringMatching(reason) as unknown })
    expect((fault as RefusedCourse).told('vi')[0]?.reason).not.toBe((fault as RefusedCourse).faults[0]?.reason)
    expect([await count('course'), await count('version'), await count('lesson'), await count('media')]).toEqual([0, 0, 0, 0])
  })

  it('with a link out of it, or two names that are one, is refused', async () => {
    const linked = write(example)
    symlinkSync('/etc/passwd', join(linked, 'media/passwd.txt'))
    await expect(imports.importFolder(linked, teacher)).rejects.toMatchObject({ causes: [{ file: 'media/passwd.txt', key: 'course.no-file' }] })
    const twins = write({ ...example, ['media/ảnh.txt'.normalize('NFC')]: 'a', ['media/ảnh.txt'.normalize('NFD')]: 'b' })
    await expect(imports.importFolder(twins, teacher)).rejects.toMatchObject({ causes: [{ file: 'media/ảnh.txt'.normalize('NFC'), key: 'course.same-name' }] })
    await expect(imports.importFolder(join(home, 'nowhere'), teacher)).rejects.toBeInstanceOf(RefusedCourse)
    expect(await count('course')).toBe(0)
  })

  it('names every fault at once', async () => {
    const fault = await take({ 'course.yaml': yaml.replace('vn-digital.4.2', 'x'), '02-kiem-tra.gift': 'Hai {=\n', 'media/khoa.webp': 'x' }).catch((error: unknown) => error)
    expect((fault as RefusedCourse).faults.map((one) => one.file).sort()).toEqual(['02-kiem-tra.gift', 'course.yaml', 'media/khoa.webp'])
  })

  it('has links between its lessons lead to them, and its files to those of its version', async () => {
    const { versionId } = await take({ '01-mat-khau.md': '# Mật khẩu\n\n[thử](02-kiem-tra.gift) [xem](media/bai-giang.mp4) [lại](01-mat-khau.md#muc)\n\n## Mục\n\n![Khóa](media/khoa.webp)\n' })
    const { lessons } = await catalogue.outline(versionId)
    const html = await catalogue.html(versionId, lessons[0]?.id ?? '')
    for (const address of [`/courses/an-toan-truc-tuyen/lessons/${lessons[1]?.id}`, `/courses/an-toan-truc-tuyen/lessons/${lessons[2]?.id}`, `/courses/an-toan-truc-tuyen/lessons/${lessons[0]?.id}#`, `/media/${versionId}/media/khoa.webp`]) expect(html).toContain(`"${address}`)
    expect(html).not.toContain('khue-')
  })

  it('tells what no lesson names, and keeps none of it', async () => {
    const report = await take({ 'LICENSE': 'MIT', 'khoa.gift': 'Đáp án {T}', 'run.sh': '#!/bin/sh' })
    expect(report.warnings.filter((warning) => warning.key === 'folder.left-out')).toEqual(['LICENSE', 'khoa.gift', 'run.sh'].map((file) => ({ file, line: null, key: 'folder.left-out' })))
    expect(report.media).toBe(3)
  })

  it('keeps who a card is when another comes that differs in case alone', async () => {
    const deck = (rows: string): Folder => ({ 'course.yaml': yaml.replace('01-mat-khau.md', 'tu.cards.csv'), 'tu.cards.csv': `front,back\n${rows}\n` })
    const ids = async (): Promise<Record<string, string>> =>
      Object.fromEntries((await test.database.read((tx) => tx.sql<{ front: string; id: string }>(`SELECT DISTINCT ON (card->>'front') card->>'front' AS front, card->>'id' AS id FROM catalogue.version_lesson v JOIN catalogue.version o ON o.id = v.version_id, jsonb_array_elements(v.body->'cards') AS card ORDER BY 1, o.number DESC`))).map(({ front, id }) => [front, id]))
    await take(deck('Polish,của Ba Lan'))
    const before = await ids()
    await take(deck('polish,đánh bóng\nPolish,của Ba Lan'))
    const both = await ids()
    expect([both['Polish'], both['polish'] === both['Polish']]).toEqual([before['Polish'], false])
    await take(deck('Polish,của nước Ba Lan\npolish,đánh bóng'))
    expect(await ids()).toEqual(both)
  })

  describe("and its owner's room", () => {
    const large = (n: number): Buffer => Buffer.concat([picture, Buffer.alloc(4 * 1024 * 1024, n)])
    const kept = (): string[] => (existsSync(join(home, 'files/media')) ? readdirSync(join(home, 'files/media'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name) : [])
    beforeEach(() => rmSync(join(home, 'files'), { recursive: true, force: true }))

    it('are refused beyond it with what is used and left, and nothing is kept; the same files again need none', async () => {
      await take({ 'media/khoa.webp': large(1) })
      await take({ 'media/khoa.webp': large(2) })
      const before = kept()
      await expect(take({ 'media/khoa.webp': large(3) })).rejects.toMatchObject({ code: 'CONFLICT', key: 'upload.quota', values: { used: 8, left: 2, needed: 4, all: 10 } })
      expect(kept()).toEqual(before)
      expect(await take({ '01-mat-khau.md': '# Khác\n\n![x](media/khoa.webp)', 'media/khoa.webp': large(2) })).toMatchObject({ version: 3 })
      const other = { ...teacher, owner: randomUUID() }
      expect(await take({ 'course.yaml': yaml.replace('an-toan', 'khac'), 'media/khoa.webp': large(3) }, other)).toMatchObject({ version: 1 })
      expect(await take({ 'course.yaml': yaml.replace('an-toan', 'van-hanh'), 'media/khoa.webp': Buffer.concat([large(4), large(5), large(6)]) }, operator)).toMatchObject({ version: 1 })
    })

    it('keep nothing of what is refused, and give up what no version names any longer', async () => {
      await take({}, { ...teacher, owner: randomUUID() })
      const before = kept()
      await expect(take({ 'media/khoa.webp': large(7) })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(take({ 'course.yaml': `${yaml.replace('an-toan', 'vong')}prerequisites: [khac]\n`, 'media/khoa.webp': large(8), '01-mat-khau.md': 'x \0' })).rejects.toBeInstanceOf(RefusedCourse)
      const gone = new AbortController()
      gone.abort()
      await expect(take({ 'course.yaml': yaml.replace('an-toan', 'bo'), 'media/khoa.webp': large(9) }, { ...teacher, signal: gone.signal })).rejects.toMatchObject({ code: 'CONFLICT' })
      expect(kept().sort()).toEqual(before.sort())
      await test.database.transaction((tx) => tx.sql('TRUNCATE catalogue.course CASCADE'))
      await sweep.sweep(new Date())
      expect(kept()).toEqual([])
    })

    it('lose no file to a collection that runs beside imports', async () => {
      for (let round = 0; round < 6; round++) {
        await test.database.transaction((tx) => tx.sql('TRUNCATE catalogue.course CASCADE'))
        const [report] = await Promise.all([take(), sweep.sweep(new Date()), sweep.sweep(new Date())])
        expect([report.media, kept().length]).toEqual([3, 3])
      }
    })
  })
})
