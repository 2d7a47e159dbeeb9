/** What the address of a file of the course begins with in stored texts, until it is served for a version. */
export const MEDIA_PREFIX = 'khue-media:'

/** The address of a file of the course, until it is served for a version. */
export const mediaAddress = (path: string): string => MEDIA_PREFIX + path.split('/').map(encodeURIComponent).join('/')

/** What a link to another lesson of the course begins with, followed by its file, until that lesson's id is known. */
export const LESSON_PREFIX = 'khue-lesson:'

/** What the addresses of one version are made of. */
export interface Addresses {
  versionId: string
  slug: string
  /** From a lesson's file, percent-encoded, to its id. */
  lessonIds: ReadonlyMap<string, string>
}

/** A body as it is stored, with the addresses of its version in every text. */
export function withAddresses<T>(body: T, addresses: Addresses): T {
  if (typeof body === 'string') return inText(body, addresses) as T
  if (Array.isArray(body)) return body.map((part: unknown) => withAddresses(part, addresses)) as T
  if (typeof body === 'object' && body !== null) return Object.fromEntries(Object.entries(body).map(([key, part]) => [key, withAddresses(part, addresses)])) as T
  return body
}

function inText(text: string, { versionId, slug, lessonIds }: Addresses): string {
  if (!text.includes(MEDIA_PREFIX) && !text.includes(LESSON_PREFIX)) return text
  return text
    .replace(/(^|")khue-media:/g, `$1/media/${versionId}/`)
    .replace(/(^|")khue-lesson:([^"#]*)/g, (whole, before: string, file: string) => {
      const id = lessonIds.get(file)
      return id === undefined ? whole : `${before}/courses/${slug}/lessons/${id}`
    })
}
