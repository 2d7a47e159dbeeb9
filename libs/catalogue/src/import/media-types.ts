import type { LessonKind } from '../domain/lesson-kind.js'

interface MediaType {
  extensions: readonly string[]
  contentType: string
  lesson: LessonKind | null
  /** Whether the first bytes are what the name says. */
  fits(bytes: Buffer): boolean
}

const begins = (...signatures: string[]) => (bytes: Buffer): boolean => signatures.some((signature) => bytes.subarray(0, signature.length).toString('latin1') === signature)
const riff = (form: string) => (bytes: Buffer): boolean => begins('RIFF')(bytes) && bytes.subarray(8, 12).toString('latin1') === form
const box = (bytes: Buffer): boolean => bytes.subarray(4, 8).toString('latin1') === 'ftyp'
const isMp3 = (bytes: Buffer): boolean => begins('ID3')(bytes) || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)
const text = (bytes: Buffer): boolean => !bytes.includes(0)

/**
 * Every kind of file a course may show beside its texts. SVG is kept, and served as a download only. The sources of lessons (`.md`, `.gift`, `.csv`,
 * `.yaml`) are none: a quiz's holds its key.
 */
const types: readonly MediaType[] = [
  { extensions: ['png'], contentType: 'image/png', lesson: null, fits: begins('\x89PNG\r\n\x1a\n') },
  { extensions: ['jpg', 'jpeg'], contentType: 'image/jpeg', lesson: null, fits: begins('\xff\xd8\xff') },
  { extensions: ['gif'], contentType: 'image/gif', lesson: null, fits: begins('GIF87a', 'GIF89a') },
  { extensions: ['webp'], contentType: 'image/webp', lesson: null, fits: riff('WEBP') },
  { extensions: ['avif'], contentType: 'image/avif', lesson: null, fits: box },
  { extensions: ['svg'], contentType: 'image/svg+xml', lesson: null, fits: text },
  { extensions: ['mp4', 'm4v'], contentType: 'video/mp4', lesson: 'VIDEO', fits: box },
  { extensions: ['webm'], contentType: 'video/webm', lesson: 'VIDEO', fits: begins('\x1aE\xdf\xa3') },
  { extensions: ['mp3'], contentType: 'audio/mpeg', lesson: 'AUDIO', fits: isMp3 },
  { extensions: ['ogg', 'oga', 'opus'], contentType: 'audio/ogg', lesson: 'AUDIO', fits: begins('OggS') },
  { extensions: ['m4a'], contentType: 'audio/mp4', lesson: 'AUDIO', fits: box },
  { extensions: ['wav'], contentType: 'audio/wav', lesson: 'AUDIO', fits: riff('WAVE') },
  { extensions: ['pdf'], contentType: 'application/pdf', lesson: 'DOCUMENT', fits: begins('%PDF-') },
  { extensions: ['vtt'], contentType: 'text/vtt; charset=utf-8', lesson: null, fits: (bytes) => /^(\xef\xbb\xbf)?WEBVTT/.test(bytes.subarray(0, 10).toString('latin1')) },
  { extensions: ['txt'], contentType: 'text/plain; charset=utf-8', lesson: null, fits: text },
]

const extensionOf = (path: string): string => /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
const typeOf = (path: string): MediaType | undefined => types.find((type) => type.extensions.includes(extensionOf(path)))

/** Whether a file is a deck of flashcards by its name. */
export const isDeck = (path: string): boolean => /\.cards\.(csv|tsv)$/i.test(path)

/** Whether a file is a dictation by its name. */
export const isDictation = (path: string): boolean => /\.dictation\.ya?ml$/i.test(path)

/** Whether a file is a text by its name. */
export const isText = (path: string): boolean => /^(svg|txt|vtt)$/.test(extensionOf(path))

/** Whether a file may be kept, and given to learners, by its name. */
export const isServed = (path: string): boolean => typeOf(path) !== undefined

/** Whether a file is of a kind by its name. */
export const isMedia = (path: string, kind: 'image' | 'audio' | 'video'): boolean => typeOf(path)?.contentType.startsWith(`${kind}/`) ?? false

/** The kind of lesson a file makes by its name; null where it makes none. */
export function kindOfFile(path: string): LessonKind | null {
  if (isDeck(path)) return 'FLASHCARDS'
  if (isDictation(path)) return 'DICTATION'
  const extension = extensionOf(path)
  if (extension === 'md') return 'ARTICLE'
  if (extension === 'gift') return 'QUIZ'
  return typeOf(path)?.lesson ?? null
}

/** The content type of a file whose first bytes are what its name says; null for any other. */
export function sniff(path: string, bytes: Buffer): string | null {
  const type = typeOf(path)
  return type?.fits(bytes) ? type.contentType : null
}
