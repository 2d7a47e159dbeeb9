import { Inject, Injectable } from '@nestjs/common'
import type { QuestionDefinition } from '@khue/assessment'
import { FrameworksService } from '@khue/frameworks'
import { isCityAdmin, type SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { notFound } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { alignmentRequestNode, courseNode, type NodeSources, taughtCourse } from './api/course.node.js'
import type { AlignmentRequestType, CourseType, TaughtCourseType } from './api/course.types.js'
import { BoundedCache } from './data/bounded-cache.js'
import { CourseListRepository, type ListedCourse } from './data/course-list.repository.js'
import { type MediaFile, MediaRepository } from './data/media.repository.js'
import { VersionRepository, type VersionRecord } from './data/version.repository.js'
import { VersionShelf } from './data/version-shelf.js'
import type { Transcript } from './domain/captions.js'
import type { CoursePlace, CourseSort } from './domain/course-cursor.js'
import { type CourseSearch, demandRange, filterOf } from './domain/course-search.js'
import { fold } from './domain/fold.js'
import type { Alignment, VersionOutline } from './domain/outline.js'
import { demandOwner } from './ownership.js'

/** A version whose alignments wait for, or have, the campaign's approval. */
export interface AlignmentRequest {
  versionId: string
  courseId: string
  courseSlug: string
  courseTitle: string
  version: number
  alignments: Alignment[]
  approved: boolean
}

export interface CoursePage {
  courses: { place: CoursePlace; record: VersionRecord }[]
  hasNextPage: boolean
  /** Nothing had the very words: these are the likest. */
  approximate: boolean
}

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const SLUG = /^[a-z0-9-]{1,100}$/
const PAGE = { min: 1, max: 100 }

/** Courses as they are read. Taking them in is `CourseImportService`'s, giving them out `PublishingService`'s. */
@Injectable()
export class CatalogueService {
  private readonly versions = new VersionRepository()
  private readonly list = new CourseListRepository()
  private readonly files = new MediaRepository()
  private readonly courseIds = new BoundedCache<string>(100_000)
  private readonly shelf: VersionShelf
  private readonly nodes = new WeakMap<VersionRecord, Map<string, CourseType>>()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FrameworksService) private readonly frameworks: FrameworksService,
  ) {
    this.shelf = new VersionShelf(database)
  }

  /** The version that new learners get, or null where there is no published course of this slug. */
  async published(slug: string): Promise<{ courseId: string; versionId: string } | null> {
    return SLUG.test(slug) ? this.database.read((tx) => this.versions.current(tx, slug)) : null
  }

  /** The versions that new learners of these courses get, by course; of those that are published. */
  currentVersions(courseIds: readonly string[]): Promise<Map<string, string>> {
    return this.database.read((tx) => this.versions.currentOf(tx, [...new Set(courseIds)]))
  }

  /** Those of these slugs that are published, by title. */
  publishedOf(slugs: readonly string[], via: Tx): Promise<{ courseId: string; title: string }[]> {
    return this.versions.publishedOf(via, slugs)
  }

  /** The course of a slug, published or not; null where there is none. */
  courseIdOf(slug: string): Promise<string | null> {
    return this.forGood(`slug/${slug}`, SLUG.test(slug), (tx) => this.versions.courseId(tx, slug))
  }

  /** The course that a lesson belongs to in every version; null where there is none. */
  courseOfLesson(lessonId: string, via?: Tx): Promise<string | null> {
    return this.forGood(`lesson/${lessonId}`, UUID.test(lessonId), (tx) => this.versions.courseOfLesson(tx, lessonId), via)
  }

  /** The courses that these lessons belong to in every version, by lesson; unknown ones are left out. With one statement at the most. */
  async coursesOfLessons(lessonIds: readonly string[], via: Tx): Promise<Map<string, string>> {
    const missing = [...new Set(lessonIds)].filter((id) => this.courseIds.get(`lesson/${id}`) === undefined)
    if (missing.length > 0) for (const { lessonId, courseId } of await this.versions.coursesOfLessons(via, missing)) this.courseIds.set(`lesson/${lessonId}`, courseId, 1)
    return new Map(lessonIds.flatMap((id) => { const courseId = this.courseIds.get(`lesson/${id}`); return courseId === undefined ? [] : [[id, courseId]] }))
  }

  /** The outlines of published versions by their numbers; those that are not are left out. With two statements at the most. */
  async outlinesByNumber(versions: readonly { courseId: string; number: number }[], via: Tx): Promise<VersionOutline[]> {
    if (versions.length === 0) return []
    return [...(await this.outlines(await this.versions.numbered(via, versions), via)).values()]
  }

  /**
   * The outline of a version, from memory where it was asked for before. A caller that holds a transaction passes it as `via`,
   * so that she does not wait for a second connection.
   * @throws NOT_FOUND for an unknown version.
   */
  async outline(versionId: string, via?: Tx): Promise<VersionOutline> {
    return (await this.record(versionId, via)).outline
  }

  /** Several outlines with one statement at the most; unknown ones are left out. */
  async outlines(versionIds: readonly string[], via?: Tx): Promise<Map<string, VersionOutline>> {
    return new Map([...(await this.records(versionIds, via))].map(([versionId, { outline }]) => [versionId, outline]))
  }

  /** The outline of the newest published version that has a lesson, by lesson; with two statements at the most. */
  async lastOutlinesWith(lessonIds: readonly string[], via: Tx): Promise<Map<string, VersionOutline>> {
    if (lessonIds.length === 0) return new Map()
    const last = await this.versions.lastWith(via, lessonIds)
    const outlines = await this.outlines(last.map((row) => row.versionId), via)
    return new Map(last.flatMap(({ lessonId, versionId }) => { const outline = outlines.get(versionId); return outline ? [[lessonId, outline]] : [] }))
  }

  /** A version as it stands. @throws NOT_FOUND for an unknown one. */
  async record(versionId: string, via?: Tx): Promise<VersionRecord> {
    const record = this.shelf.known(versionId) ?? (await this.records([versionId], via)).get(versionId)
    if (!record) throw notFound('course.unknown')
    return record
  }

  /** Several versions with one statement at the most; unknown ones are left out. */
  records(versionIds: readonly string[], via?: Tx): Promise<Map<string, VersionRecord>> {
    return this.shelf.get([...new Set(versionIds)].filter((id) => UUID.test(id)), via)
  }

  /** A version as a reader sees it. @throws NOT_FOUND for an unknown one. */
  async courseOf(versionId: string): Promise<CourseType> {
    return this.nodeOf(await this.record(versionId))
  }

  /** A version as the schema has it, made once for each language. `authored`: with alignments that wait for approval. */
  nodeOf(record: VersionRecord, authored = false): CourseType {
    const key = `${requestContext.getStore()?.locale ?? 'vi'}/${authored}`
    const made = this.nodes.get(record) ?? new Map<string, CourseType>()
    const node = made.get(key) ?? courseNode(record, this.sourcesOf(record.outline.versionId), authored)
    this.nodes.set(record, made.set(key, node))
    return node
  }

  /** The newest versions of courses as their owner sees them; with one statement. */
  async taughtOf(records: readonly VersionRecord[]): Promise<TaughtCourseType[]> {
    const current = await this.currentVersions(records.map(({ outline }) => outline.courseId))
    return records.map((record) => taughtCourse(record, !current.has(record.outline.courseId), this.sourcesOf(record.outline.versionId)))
  }

  /** A version's alignments as staff see them. `completions`: how many stand on it. */
  requestNode(request: AlignmentRequest, completions: number): AlignmentRequestType {
    return alignmentRequestNode(request, completions, this.sourcesOf(request.versionId))
  }

  /** The questions of a quiz, with their keys. @throws NOT_FOUND where the version has no such quiz. */
  async quiz(versionId: string, lessonId: string, via?: Tx): Promise<QuestionDefinition[]> {
    const questions = UUID.test(versionId) ? (await this.shelf.body(versionId, via)).get(lessonId)?.questions : undefined
    if (!questions) throw notFound('quiz.unknown')
    return questions
  }

  /** An article as HTML that can run nothing; null for a lesson that is none. All articles of a version are read at once. */
  async html(versionId: string, lessonId: string): Promise<string | null> {
    return (await this.shelf.body(versionId)).get(lessonId)?.html ?? null
  }

  /** What is said in a recording, by the languages of its captions; nothing for a lesson without. */
  async transcripts(versionId: string, lessonId: string): Promise<Transcript[]> {
    return (await this.shelf.body(versionId)).get(lessonId)?.transcripts ?? []
  }

  /**
   * What completing the version is evidence for: its alignments once approved, else nothing.
   * An approval under way is waited for, so that the completion or the approval sees the other.
   */
  async evidence(tx: Tx, versionId: string): Promise<Alignment[]> {
    const approved = this.shelf.isApproved(versionId)
    if (approved) return approved.outline.alignments
    return (await this.versions.evidence(tx, versionId))?.alignments ?? []
  }

  /** Published versions with alignments: those that wait for approval, then the approved ones, newest first; 200 at the most. */
  async alignmentRequests(): Promise<AlignmentRequest[]> {
    return (await this.database.read((tx) => this.versions.aligned(tx, 200))).map(requestOf)
  }

  /** Whether the caller owns the course or is the city's ADMIN. */
  async mayPreview(caller: SignedIn | null, courseId: string): Promise<boolean> {
    if (!caller || !UUID.test(courseId)) return false
    if (isCityAdmin(caller)) return true
    const owner = await this.database.read((tx) => this.versions.owner(tx, courseId))
    return owner?.accountId === caller.accountId
  }

  /**
   * A page of the published courses. Where none has the words, those with words most like them, on one page.
   * @throws BAD_USER_INPUT for a page of none or of more than 100, or a search that cannot be.
   */
  async courses(search: CourseSearch, first: number, after: CoursePlace | null, sort: CourseSort = 'TITLE'): Promise<CoursePage> {
    demandRange('first', first, PAGE)
    const filter = filterOf(search)
    if (filter === null) return { courses: [], hasNextPage: false, approximate: false }
    const { rows, approximate } = await this.database.read(async (tx) => {
      const found = await this.list.page(tx, filter, sort, first + 1, after)
      if (found.length > 0 || after !== null || filter.patterns.length === 0) return { rows: found, approximate: false }
      const near = await this.list.near(tx, filter, fold((search.search ?? '').slice(0, 200)), first)
      return { rows: near, approximate: near.length > 0 }
    })
    const courses = await this.withRecords(rows.slice(0, first))
    return { courses, hasNextPage: !approximate && rows.length > first, approximate }
  }

  /** How many published courses a search finds by its very words. */
  async countCourses(search: CourseSearch): Promise<number> {
    const filter = filterOf(search)
    return filter === null ? 0 : this.database.read((tx) => this.list.count(tx, filter))
  }

  /** The newest version of a course, draft or published, for its owner and the city's ADMIN. @throws FORBIDDEN for others. */
  async preview(caller: SignedIn, slug: string): Promise<VersionRecord | null> {
    const record = SLUG.test(slug) ? await this.database.read((tx) => this.versions.newest(tx, slug)) : null
    if (record) demandOwner(caller, record.ownerAccountId)
    return record
  }

  /** The newest version of every course that the caller owns, last changed first. */
  myCourses(caller: SignedIn): Promise<VersionRecord[]> {
    return this.database.read((tx) => this.versions.newestOfOwner(tx, caller.accountId))
  }

  /** A version was changed: what a process has in memory of it is no longer so. */
  forget(versionId: string): void {
    this.shelf.forget(versionId)
  }

  private sourcesOf(versionId: string): NodeSources {
    const english = requestContext.getStore()?.locale === 'en'
    return {
      html: (lessonId) => this.html(versionId, lessonId),
      transcripts: (lessonId) => this.transcripts(versionId, lessonId),
      competencyName: async (code) => {
        const competency = await this.frameworks.competency(code)
        return (english ? competency?.nameEn : competency?.nameVi) ?? code
      },
    }
  }

  private async withRecords(rows: readonly ListedCourse[]): Promise<CoursePage['courses']> {
    const records = await this.records(rows.map((row) => row.versionId))
    return rows.flatMap(({ versionId, ...place }) => {
      const record = records.get(versionId)
      return record ? [{ place, record }] : []
    })
  }

  /** Remembers what never changes once it is. */
  private async forGood(key: string, possible: boolean, read: (tx: Tx) => Promise<string | null>, via?: Tx): Promise<string | null> {
    const kept = possible ? this.courseIds.get(key) : null
    if (kept !== undefined) return kept
    const courseId = await (via ? read(via) : this.database.read(read))
    if (courseId !== null) this.courseIds.set(key, courseId, 1)
    return courseId
  }

  /** A file of a version. A draft's is its owner's and the city's ADMIN's. @throws NOT_FOUND. */
  async media(caller: SignedIn | null, versionId: string, path: string): Promise<MediaFile> {
    const file = UUID.test(versionId) && path.length <= 500 && !path.includes('\0') ? await this.database.read((tx) => this.files.find(tx, versionId, path)) : null
    const mine = caller !== null && (isCityAdmin(caller) || file?.ownerAccountId === caller.accountId)
    if (!file || !(file.published || mine)) throw notFound()
    return file
  }
}

/** A version's alignments as they wait for approval. */
export const requestOf = ({ outline, approved }: VersionRecord): AlignmentRequest => ({
  versionId: outline.versionId, courseId: outline.courseId, courseSlug: outline.slug, courseTitle: outline.title, version: outline.number, alignments: outline.alignments, approved,
})
