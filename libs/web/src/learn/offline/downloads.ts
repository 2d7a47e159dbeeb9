import { formOf } from '../../client/form-of-question.js'
import type { Khue } from '../../client/index.js'
import { Refusal, Unreachable } from '../../client/refusal.js'
import { Watched } from '../../client/watched.js'
import {
  AttemptsDocument, CourseDocument, DeckDocument, EnrolledContentDocument, EnrolmentProgressDocument, MyLearningDocument, PracticeSessionDocument, PracticeStatisticsDocument, StartAttemptDocument,
} from '../documents.gen.js'
import { hasDocuments, partIds, partsToDownload, type PlannedPart, type PlannedQuiz, plannedBytes } from './course-plan.js'
import { type DownloadedPart, type DownloadLedger, emptyLedger, emptyPart, isOnDevice, leftOver, ofOlderForm, TEXT, usedBytes, withoutPart, withPart } from './ledger.js'
import type { AppOnDevice } from './app-on-device.js'
import type { MediaCache } from './media-cache.js'
import { filesOnDevice, filesOfOthers, ledgerName, ledgerOf } from './on-device.js'

/** What a download of a course would bring, and how large it is. */
export interface CoursePlan {
  readonly slug: string
  readonly title: string
  readonly versionId: string
  readonly parts: readonly (PlannedPart & { readonly bytes: number })[]
  readonly textBytes: number
}

/**
 * How a download ended. `over-limit`: beyond what the person allows; `full`: beyond what the device has; `app-unable`, `app-failed`: the
 * app itself cannot be kept in this browser, or is not here yet; `stopped`: who asked for it is not here any more.
 */
export type DownloadEnd = 'done' | 'over-limit' | 'full' | 'network' | 'failed' | 'app-unable' | 'app-failed' | 'stopped'

/** The download under way: bytes so far of about so many. */
export interface Running {
  readonly slug: string
  readonly done: number
  readonly total: number
}

const LIMIT = 'khue.storage-limit'
const MB = 1_000_000
export const limits = [50 * MB, 100 * MB, 250 * MB, 500 * MB, 1000 * MB, 2000 * MB] as const
const FIRST_LIMIT = 500 * MB

/** The form in which this app asks for what it downloads. */
const FORM = formOf([AttemptsDocument, CourseDocument, DeckDocument, EnrolledContentDocument, EnrolmentProgressDocument, MyLearningDocument, PracticeSessionDocument, PracticeStatisticsDocument].join())

class OverLimit extends Error {}
class Stopped extends Error {}

/** What of a plan to download. */
interface Wanted {
  /** Sections; left out: all. */
  readonly parts?: readonly string[]
  /** Quizzes of limited attempts for which the learner gives one. */
  readonly along?: readonly string[]
}

/** One learner's downloads on this device. */
export class Downloads {
  readonly ledger: Watched<DownloadLedger>
  readonly running = new Watched<Running | null>(null)
  /** The most that all downloads together may take, in bytes; the person's choice, never overrun. */
  readonly limit: Watched<number>
  /** Whether the app is here and the ledger was held against what is really kept; null before it is known. */
  readonly ready = new Watched<boolean | null>(null)
  private stop = new AbortController()
  private working: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly khue: Pick<Khue, 'device' | 'reading' | 'learning' | 'dataSaver'>,
    private readonly accountId: string,
    private readonly media: MediaCache,
    private readonly app: AppOnDevice,
    private readonly fetch: typeof globalThis.fetch = (address, request) => globalThis.fetch(address, request),
  ) {
    this.ledger = new Watched(this.read())
    this.limit = new Watched(Number(khue.device.store.get(LIMIT)) || FIRST_LIMIT)
    khue.device.onChangeElsewhere((name) => {
      if (name === ledgerName(accountId)) this.ledger.set(this.read())
    })
  }

  chooseLimit(bytes: number): void {
    this.khue.device.store.set(LIMIT, String(bytes))
    this.limit.set(bytes)
  }

  /** What a download would bring. Media are asked for their sizes only. @throws Unreachable without a network. */
  async plan(slug: string): Promise<CoursePlan | null> {
    const { enrolment } = await this.khue.reading.ask(EnrolmentProgressDocument, { slug })
    if (!enrolment) return null
    const { versionId } = enrolment.course
    const content = await this.khue.reading.askOnce(EnrolledContentDocument, { slug }, versionId)
    const course = content.enrolment?.course
    if (!course) return null
    const parts = partsToDownload(course, this.khue.dataSaver.get(), (address) => filesOnDevice(this.khue, this.accountId).has(address))
    const sizes: Record<string, number> = Object.fromEntries(await Promise.all(parts.flatMap((part) => part.media).map(async (address) => [address, await this.sizeOf(address)] as const)))
    return { slug, title: course.title, versionId, parts: parts.map((part) => ({ ...part, bytes: plannedBytes(part, sizes) })), textBytes: new TextEncoder().encode(JSON.stringify(content)).length }
  }

  /** Whether everything is here that it takes to open the course without a network and to finish it, the app included. */
  isWhole(plan: CoursePlan): boolean {
    return this.ready.get() === true && isOnDevice(this.ledger.get().courses[plan.slug], plan.versionId, partIds(plan.parts))
  }

  /**
   * Looks whether what was downloaded, and the app, are still here: a browser that needs room throws out what it pleases.
   * @returns whether everything was.
   */
  async check(): Promise<boolean> {
    if (this.running.get()) return true
    const parts = Object.values(this.read().courses).flatMap((course) => Object.values(course.parts).map(({ media }) => ({ media: Object.keys(media) })))
    const app = await this.app.isKept(hasDocuments({ parts }))
    let whole = true
    for (const [slug, course] of Object.entries(this.read().courses)) {
      for (const [id, part] of Object.entries(course.parts)) {
        if (!part.complete || (await this.isThere(part))) continue
        whole = false
        this.write(withPart(this.read(), slug, course, id, { ...part, complete: false }))
      }
    }
    this.ready.set(app)
    return whole && (app || Object.keys(this.read().courses).length === 0)
  }

  /** Renews what an older app has downloaded, in the form that is asked for now; media are not fetched again. @throws Unreachable without a network. */
  async renewOlder(): Promise<void> {
    for (const { slug, versionId, parts } of ofOlderForm(this.read(), FORM)) {
      const plan = await this.plan(slug)
      if (plan?.versionId === versionId) await this.download(plan, { parts })
    }
  }

  /**
   * Downloads the course, or some sections with the course's text. What is there already is not fetched again; what broke off goes on.
   * Quizzes that may be taken along come with it: an attempt is begun where that costs nothing, or the learner gave one.
   */
  async download(plan: CoursePlan, wanted: Wanted = {}): Promise<DownloadEnd> {
    if (this.running.get()) return 'failed'
    const working = this.bring(plan, wanted)
    this.working = working
    return working
  }

  private async bring(plan: CoursePlan, { parts: only, along = [] }: Wanted): Promise<DownloadEnd> {
    const parts = plan.parts.filter(({ id }) => only === undefined || only.includes(id))
    this.running.set({ slug: plan.slug, done: 0, total: plan.textBytes + parts.reduce((sum, part) => sum + part.bytes, 0) })
    const before = this.read()
    try {
      // Without the app nothing else is of use: it comes first, and costs the learner nothing more where it cannot be had.
      const app = await this.app.keep(hasDocuments(plan))
      this.ready.set(app === 'kept')
      if (app !== 'kept') return `app-${app}`
      await this.downloadText(plan)
      for (const part of parts) await this.downloadPart(plan, part, along)
      this.ready.set(await this.app.isKept(hasDocuments(plan)))
      return this.ready.get() ? 'done' : 'app-failed'
    } catch (error) {
      if (this.stop.signal.aborted || error instanceof Stopped) return 'stopped'
      if (error instanceof OverLimit) return 'over-limit'
      if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full'
      return error instanceof Unreachable || error instanceof TypeError ? 'network' : 'failed'
    } finally {
      await this.tidy(before)
      this.running.set(null)
    }
  }

  /** Takes a section, or the whole course, from the device. */
  async remove(slug: string, part?: string): Promise<void> {
    const before = this.read()
    this.write(withoutPart(before, slug, part))
    await this.tidy(before)
  }

  /** Downloads nothing more: another account is signed in. */
  async halt(): Promise<void> {
    this.stop.abort()
    await this.working
    this.stop = new AbortController()
  }

  /** Takes everything of the learner from the device: she signs out. What others have downloaded too stays theirs. */
  async forget(): Promise<void> {
    await this.halt()
    const before = this.read()
    this.khue.device.store.set(ledgerName(this.accountId), null)
    this.ledger.set(emptyLedger)
    await this.tidy(before)
  }

  private async downloadText(plan: CoursePlan): Promise<void> {
    const { slug, versionId } = plan
    const { reading } = this.khue
    const there = this.read().courses[slug]?.parts[TEXT]?.textBytes ?? 0
    let taken = 0
    const room = (bytes: number): void => this.demandRoom((taken += bytes) - there)
    const kept = [
      await reading.pin(CourseDocument, { slug, signedIn: true }, { room }), await reading.pin(EnrolmentProgressDocument, { slug }, { room }),
      await reading.pin(EnrolledContentDocument, { slug }, { room, stamp: versionId }), await reading.pin(MyLearningDocument, {}, { room }),
    ]
    this.save(plan, TEXT, { names: kept.map(({ name }) => name), media: {}, textBytes: kept.reduce((sum, { bytes }) => sum + bytes, 0), complete: true, form: FORM })
    this.advance(plan.textBytes)
  }

  private async downloadPart(plan: CoursePlan, planned: PlannedPart, along: readonly string[]): Promise<void> {
    const known = this.read().courses[plan.slug]?.parts[planned.id]
    let part: DownloadedPart = { ...emptyPart, media: known?.media ?? {} }
    const room = (bytes: number): void => this.demandRoom(bytes - (known?.textBytes ?? 0))
    const cards = planned.decks.length > 0 ? [await this.khue.reading.pin(PracticeSessionDocument, {}, { room }), await this.khue.reading.pin(PracticeStatisticsDocument, {}, { room })] : []
    part = { ...part, names: cards.map(({ name }) => name), textBytes: cards.reduce((sum, { bytes }) => sum + bytes, 0) }
    for (const { lessonId } of planned.decks) {
      const deck = await this.khue.reading.pin(DeckDocument, { lessonId }, { room })
      const media = deck.answer.deck.cards.flatMap(({ audioUrl, imageUrl }) => [audioUrl, imageUrl]).filter((address) => address !== null)
      part = { ...part, names: [...part.names, deck.name], decks: [...(part.decks ?? []), lessonId], textBytes: part.textBytes + deck.bytes }
      this.save(plan, planned.id, part)
      this.advance(deck.bytes)
      part = await this.downloadMedia(plan, planned.id, part, media)
    }
    for (const quiz of planned.quizzes) {
      if (this.stop.signal.aborted) throw new Stopped()
      const { kept, open } = await this.takeQuiz(quiz, quiz.attempts === 0 || along.includes(quiz.lessonId), room)
      part = { ...part, names: [...part.names, kept.name], quizzes: [...(part.quizzes ?? []), ...(open ? [quiz.lessonId] : [])], textBytes: part.textBytes + kept.bytes }
      this.save(plan, planned.id, part)
      this.advance(kept.bytes)
      part = await this.downloadMedia(plan, planned.id, part, (open?.questions ?? []).flatMap(({ audioUrl, imageUrl }) => [audioUrl, imageUrl]).filter((address) => address !== null))
    }
    part = await this.downloadMedia(plan, planned.id, part, planned.media)
    this.save(plan, planned.id, { ...part, complete: true, form: FORM })
  }

  /** Keeps the attempts at a quiz; where none is open and none has passed, one is begun if `may` be. No key is among what comes. */
  private async takeQuiz({ lessonId }: PlannedQuiz, may: boolean, room: (bytes: number) => void) {
    const { reading, learning } = this.khue
    const { attempts } = await learning.ask(AttemptsDocument, { lessonId })
    if (may && !attempts.some(({ state, passed }) => state === 'OPEN' || passed)) {
      // None left, or one has to wait: then the quiz stays behind, and the course comes all the same.
      await learning.ask(StartAttemptDocument, { lessonId }).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
      })
    }
    const kept = await reading.pin(AttemptsDocument, { lessonId }, { room })
    return { kept, open: kept.answer.attempts.find(({ state }) => state === 'OPEN') ?? null }
  }

  private async downloadMedia(plan: CoursePlan, id: string, begun: DownloadedPart, addresses: readonly string[]): Promise<DownloadedPart> {
    let part = begun
    for (const address of addresses) {
      const kept = part.media[address]
      if (kept !== undefined && (await this.media.has(address))) this.advance(kept)
      else part = { ...part, media: { ...part.media, [address]: await this.fetchMedia(address) } }
      this.save(plan, id, part)
    }
    return part
  }

  /** @returns its bytes. @throws OverLimit before more is kept than the person allows. */
  private async fetchMedia(address: string): Promise<number> {
    const response = await this.fetch(address, { credentials: 'same-origin', signal: this.stop.signal })
    if (!response.ok || !response.body) throw new TypeError(`${address}: ${response.status}`)
    this.demandRoom(Number(response.headers.get('content-length') ?? 0))
    let bytes = 0
    let over: OverLimit | null = null
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform: (chunk, controller) => {
          bytes += chunk.length
          try {
            this.demandRoom(bytes)
          } catch (error) {
            over = error as OverLimit
            throw error
          }
          this.advance(chunk.length)
          controller.enqueue(chunk)
        },
      }),
    )
    try {
      await this.media.put(address, new Response(counted, { headers: response.headers }))
    } catch (error) {
      throw over ?? error
    }
    return bytes
  }

  private async sizeOf(address: string): Promise<number> {
    const response = await this.fetch(address, { method: 'HEAD', credentials: 'same-origin' }).catch(() => null)
    return Number(response?.headers.get('content-length') ?? 0)
  }

  private demandRoom(bytes: number): void {
    if (this.stop.signal.aborted) throw new Stopped()
    if (usedBytes(this.read()) + bytes > this.limit.get()) throw new OverLimit()
  }

  private advance(bytes: number): void {
    const running = this.running.get()
    if (running) this.running.set({ ...running, done: running.done + bytes })
  }

  private save({ slug, title, versionId }: CoursePlan, id: string, part: DownloadedPart): void {
    if (this.stop.signal.aborted) throw new Stopped()
    this.write(withPart(this.read(), slug, { title, versionId, at: this.khue.device.now().toISOString() }, id, part))
  }

  /** Takes from the device what no part names any more; of the files, which are everybody's, what no other account's does either. */
  private async tidy(before: DownloadLedger): Promise<void> {
    const { names, media } = leftOver(before, this.read())
    const others = filesOfOthers(this.khue, this.accountId)
    await Promise.all([...names.map((name) => this.khue.reading.unpin(name)), ...media.filter((address) => !others.has(address)).map((address) => this.media.delete(address))])
  }

  private async isThere(part: DownloadedPart): Promise<boolean> {
    const found = await Promise.all([...part.names.map((name) => this.khue.reading.isPinned(name)), ...Object.keys(part.media).map((address) => this.media.has(address))])
    return found.every(Boolean)
  }

  private read(): DownloadLedger {
    return ledgerOf(this.khue, this.accountId)
  }

  private write(ledger: DownloadLedger): void {
    this.khue.device.store.set(ledgerName(this.accountId), JSON.stringify(ledger))
    this.ledger.set(ledger)
  }
}
