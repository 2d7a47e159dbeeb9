/** A part of a course on the device: its text and order ('text'), or a section's recordings, pictures and decks. */
export interface DownloadedPart {
  /** The names of the kept answers. */
  readonly names: readonly string[]
  /** Addresses of media with their sizes in bytes. */
  readonly media: Readonly<Record<string, number>>
  /** Lessons whose decks are among them. */
  readonly decks?: readonly string[]
  /** Lessons whose quizzes have an open attempt here. */
  readonly quizzes?: readonly string[]
  /** Bytes of the kept answers. */
  readonly textBytes: number
  /** False while something of it is still missing: the download broke off. */
  readonly complete: boolean
  /** The form in which its answers were asked for; another one in an older app. */
  readonly form?: string
}

export interface DownloadedCourse {
  readonly title: string
  readonly versionId: string
  readonly parts: Readonly<Record<string, DownloadedPart>>
  /** When it was begun or last renewed (ISO 8601). */
  readonly at: string
}

/** What one learner has downloaded, by course. Plain data: it is kept on the device as it is. */
export interface DownloadLedger {
  readonly version: 1
  readonly courses: Readonly<Record<string, DownloadedCourse>>
}

/** The part with the course's text, without which no other part is of use. */
export const TEXT = 'text'

export const emptyLedger: DownloadLedger = { version: 1, courses: {} }
export const emptyPart: DownloadedPart = { names: [], media: {}, textBytes: 0, complete: false }

export function isLedger(value: unknown): value is DownloadLedger {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'courses' in value && typeof value.courses === 'object' && value.courses !== null
}

const partsOf = (ledger: DownloadLedger): readonly DownloadedPart[] => Object.values(ledger.courses).flatMap((course) => Object.values(course.parts))

/** Bytes of all these parts; what two of them share counts once. */
export function bytesOf(parts: readonly DownloadedPart[]): number {
  const media: Record<string, number> = Object.assign({}, ...parts.map((part) => part.media))
  return Object.values(media).reduce((sum, bytes) => sum + bytes, 0) + parts.reduce((sum, part) => sum + part.textBytes, 0)
}

export const usedBytes = (ledger: DownloadLedger): number => bytesOf(partsOf(ledger))

export const courseBytes = (course: DownloadedCourse): number => bytesOf(Object.values(course.parts))

export function withPart(ledger: DownloadLedger, slug: string, course: Omit<DownloadedCourse, 'parts'>, id: string, part: DownloadedPart): DownloadLedger {
  const known = ledger.courses[slug]
  const parts = known?.versionId === course.versionId ? known.parts : {}
  return { ...ledger, courses: { ...ledger.courses, [slug]: { ...course, parts: { ...parts, [id]: part } } } }
}

/** What may be taken from the device once the ledger has changed: what the old one named and the new one does not. */
export function leftOver(before: DownloadLedger, after: DownloadLedger): { readonly names: readonly string[]; readonly media: readonly string[] } {
  const names = new Set(partsOf(after).flatMap((part) => part.names))
  const media = new Set(partsOf(after).flatMap((part) => Object.keys(part.media)))
  const gone = partsOf(before)
  return {
    names: [...new Set(gone.flatMap((part) => part.names))].filter((name) => !names.has(name)),
    media: [...new Set(gone.flatMap((part) => Object.keys(part.media)))].filter((address) => !media.has(address)),
  }
}

/** Takes away a section; with the last one, or for the course itself (no `id`), the course. */
export function withoutPart(ledger: DownloadLedger, slug: string, id?: string): DownloadLedger {
  const { [slug]: course, ...others } = ledger.courses
  if (!course) return ledger
  const parts = Object.fromEntries(Object.entries(course.parts).filter(([name]) => name !== id))
  const sections = Object.keys(parts).filter((name) => name !== TEXT)
  return id === undefined || id === TEXT || sections.length === 0 ? { ...ledger, courses: others } : { ...ledger, courses: { ...others, [slug]: { ...course, parts } } }
}

/** The courses that are here in the form of an older app, with the parts that are. */
export function ofOlderForm(ledger: DownloadLedger, form: string): readonly { readonly slug: string; readonly versionId: string; readonly parts: readonly string[] }[] {
  return Object.entries(ledger.courses)
    .filter(([, { parts }]) => Object.values(parts).some((part) => part.complete && part.form !== form))
    .map(([slug, { versionId, parts }]) => ({ slug, versionId, parts: Object.keys(parts) }))
}

/** Whether all these parts of the version are on the device. */
export function isOnDevice(course: DownloadedCourse | undefined, versionId: string, ids: readonly string[]): boolean {
  return course?.versionId === versionId && ids.every((id) => course.parts[id]?.complete)
}
