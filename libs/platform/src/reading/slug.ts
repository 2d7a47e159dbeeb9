/** What every id in foreign text begins with, so that none is one of the app's own. */
const PREFIX = 'text-'

/** Latin letters without their signs, đ as d; letters of other scripts as they are. */
const plainLetters = (text: string): string => text.normalize('NFD').replace(/([a-z])[\u0300-\u036f]+/gi, '$1').replace(/đ/g, 'd').replace(/Đ/g, 'D').normalize('NFC')

/** As GitHub makes it: lower case, blanks to `-`, punctuation left out; letters keep their signs. */
export const slugOf = (heading: string): string => heading.normalize('NFC').trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, '').replace(/\s/g, '-')

/** The id that a heading or an `id` gets in the page: `Phần hai`, `phần-hai` and `phan-hai` all give `text-phan-hai`. */
export const anchorOf = (fragment: string): string => PREFIX + plainLetters(slugOf(fragment))

/** The ids of one text, each once; what is asked for twice is numbered. */
export class Anchors {
  private readonly taken = new Map<string, number>()
  private readonly exact = new Map<string, string>()

  /** Gives an id to what is named so. */
  claim(name: string): string {
    const base = anchorOf(name || 'muc')
    let number = this.taken.get(base) ?? 0
    let id = number === 0 ? base : `${base}-${number}`
    while (number > 0 && this.taken.has(id)) id = `${base}-${++number}`
    this.taken.set(base, number + 1)
    if (id !== base) this.taken.set(id, 1)
    const slug = slugOf(name)
    const typed = number === 0 ? slug : `${slug}-${number}`
    if (!this.exact.has(typed)) this.exact.set(typed, id)
    return id
  }

  /** The id that a link `#fragment` means, typed with or without the signs of its letters; null where there is none. */
  find(fragment: string): string | null {
    const exact = this.exact.get(slugOf(fragment))
    if (exact !== undefined) return exact
    const plain = anchorOf(fragment)
    return this.taken.has(plain) ? plain : null
  }
}
