import { type ReadingNote, renderRichText } from '@khue/platform/reading'
import { MEDIA_PREFIX } from '../domain/media-address.js'

/** An article as it is kept: HTML whose files' addresses begin with `khue-media:`. */
export interface Article {
  html: string
  words: number
  title: string | null
  faults: ReadingNote[]
  warnings: ReadingNote[]
}

/** Reads an article in Markdown. @param hasFile whether a path is a file of the course. */
export function readArticle(markdown: string, language: string, hasFile: (path: string) => boolean): Article {
  return renderRichText(markdown, {
    format: 'markdown', language,
    resolve: (typed, kind) => {
      if (kind === 'link') return { fault: 'reading.link' }
      const path = decode(typed).normalize('NFC').replace(/^\.\//, '')
      return hasFile(path) ? { href: MEDIA_PREFIX + path.split('/').map(encodeURIComponent).join('/') } : { fault: 'course.missing-file' }
    },
  })
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
