import { open, lstat, readFile } from 'node:fs/promises'
import { decodeText } from '@khue/platform/reading'
import type { MediaDraft } from '../domain/course-draft.js'
import type { CourseFiles } from './list-files.js'
import { TEXT_BYTES } from './reading.js'
import { isText, sniff } from './media-types.js'
import type { Told } from './told.js'

const MEDIA_BYTES = 200 * 1024 * 1024
const HEAD = 4_096

/** The files that lessons name, each checked by its first bytes; what no lesson names is left out, and told. */
export async function readMedia(files: CourseFiles, lessons: ReadonlySet<string>, told: Told): Promise<MediaDraft[]> {
  const media: MediaDraft[] = []
  for (const [path, source] of [...files.sources].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!files.used.has(path)) {
      if (path !== 'course.yaml' && !lessons.has(path)) told.warn(path, null, 'folder.left-out')
      continue
    }
    await files.reading(path)
    const made = files.made.get(path)
    const at = made?.source ?? source
    const { size } = await lstat(at)
    const max = isText(path) ? TEXT_BYTES : MEDIA_BYTES
    if (size > max) {
      told.refuse(path, null, 'course.too-large', { max: max / 1024 / 1024 })
      continue
    }
    const contentType = made?.contentType ?? (await typeOf(path, source))
    if (contentType === null) told.refuse(path, null, 'course.media', { name: path })
    else media.push({ path, source: at, contentType, bytes: size, sha256: await files.hash(path) })
  }
  return media
}

async function typeOf(path: string, source: string): Promise<string | null> {
  if (isText(path)) {
    const bytes = await readFile(source)
    return decodeText(bytes).text === null ? null : sniff(path, bytes)
  }
  const file = await open(source)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return sniff(path, buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}
