import { createHash } from 'node:crypto'

const digest = (known: string): string => createHash('sha256').update(known).digest('hex').slice(0, 16)

/** What tells one question from another. */
export interface QuestionNames {
  /** Moodle's `[id:…]`. */
  id: string | null
  title: string
  category: string
  /** Its text as written, escapes read. */
  stem: string
  isHtml: boolean
}

/**
 * Gives the questions of a file what they are known by through versions: their [id:…], else their title, else their text. A title that stood in the file
 * before is another question under another `$CATEGORY`; what is the same in all this is numbered, and told.
 */
export class Identities {
  private readonly given = new Map<string, number>()

  /** @returns the id, and the place of the first (from `place`s told before) where this is the same question again. */
  give({ id, title, category, stem, isHtml }: QuestionNames, line: number): { id: string; repeats: number | null } {
    const name = title.normalize('NFC').trim()
    const [own, within] = id ? [`id:${id}`, null] : name ? [`title:${name}`, `title:${name}\ncategory:${category}`] : [`text:${wordsOf(stem, isHtml)}`, null]
    if (!this.given.has(own)) {
      this.given.set(own, line)
      if (within !== null) this.given.set(within, line)
      return { id: digest(own), repeats: null }
    }
    const known = within ?? own
    const first = this.given.get(known)
    if (first === undefined) {
      this.given.set(known, line)
      return { id: digest(known), repeats: null }
    }
    for (let number = this.repeated.get(known) ?? 2; ; number++) {
      const numbered = `${known}\nrepeat:${number}`
      this.repeated.set(known, number + 1)
      if (!this.given.has(numbered)) {
        this.given.set(numbered, line)
        return { id: digest(numbered), repeats: first }
      }
    }
  }

  private readonly repeated = new Map<string, number>()
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * The words of a question by which it is known where its author gave it no name. Ids of questions that are out there were made of them: whatever a
 * question is shown as later, this stays. Tags and their entities do not count, its first recording and picture do.
 */
function wordsOf(stem: string, isHtml: boolean): string {
  let [audio, image] = ['', '']
  let text = stem
    .replace(/(?<!!)\[audio\]\(([^()\s]+)\)/gi, (_, path: string) => { audio ||= path; return '' })
    .replace(/!\[[^[\]]*\]\(([^()\s]+)\)/g, (_, path: string) => { image ||= path; return '' })
  if (isHtml) {
    const read = withoutTags(text)
    audio ||= read.audio
    image ||= read.image
    text = read.text.replace(/&(\w{1,8});/g, (whole, name: string) => ENTITIES[name] ?? whole)
  }
  const tidy = (path: string): string => path.normalize('NFC').replace(/^\.\//, '')
  return [text.normalize('NFC').replace(/\\n/g, '\n'), tidy(audio), tidy(image)].join(' ').toLowerCase().replace(/\s+/g, ' ').trim()
}

function withoutTags(html: string): { text: string; audio: string; image: string } {
  let [text, audio, image, at] = ['', '', '', 0]
  const lastEnd = html.lastIndexOf('</audio>')
  for (let from = html.indexOf('<'); from !== -1; from = html.indexOf('<', at)) {
    const to = html.indexOf('>', from)
    if (to === -1) break
    const tag = html.slice(from, to + 1)
    const source = /\bsrc="([^"]+)"/i.exec(tag)?.[1]
    text += html.slice(at, from)
    at = to + 1
    if (source && /^<img\b/i.test(tag)) image ||= source
    else if (source && /^<audio\b/i.test(tag)) {
      audio ||= source
      if (lastEnd >= at) at = html.indexOf('</audio>', at) + '</audio>'.length
    } else if (/^<(?:br|\/p|\/li|\/div)/i.test(tag)) text += '\n'
  }
  return { text: text + html.slice(at), audio, image }
}
