import type { GiftFault } from './gift-fault.js'
import { difficulties, type QuestionDefinition } from './question.js'

/** What a question's comments tell Khuê; Moodle reads them as comments and nothing more. */
export interface QuestionSettings extends Pick<QuestionDefinition, 'tags' | 'difficulty' | 'ignoreDiacritics'> {
  kind?: 'ordering' | 'gaps' | 'typed-gaps'
  points?: number
}

const values: Record<string, (value: string) => QuestionSettings | null> = {
  kind: (value) => (value === 'ordering' || value === 'gaps' || value === 'typed-gaps' ? { kind: value } : null),
  tags: (value) => ({ tags: value.split(',').map(tidyTag).filter(Boolean) }),
  difficulty: (value) => { const known = difficulties.find((one) => one === value); return known ? { difficulty: known } : null },
  diacritics: (value) => (value === 'ignore' || value === 'count' ? { ignoreDiacritics: value === 'ignore' } : null),
  points: (value) => (/^\d{1,3}(\.\d{1,2})?$/.test(value) && Number(value) > 0 ? { points: Number(value) } : null),
}

const valueOf = (name: string, value: string): QuestionSettings | null => (Object.hasOwn(values, name) ? (values[name]?.(value) ?? null) : null)

const MOODLES = /\[(id|tag):((?:[^[\]\\]|\\\]|\\)+)\]/g

/** A tag as it is compared. */
export const tidyTag = (tag: string): string => tag.normalize('NFC').trim().toLowerCase()

export interface ReadSettings {
  settings: QuestionSettings
  /** Moodle's `[id:…]`. */
  id: string | null
  faults: GiftFault[]
}

/**
 * Reads a question's comments: `// khue: kind=ordering; tags=verbs, food; difficulty=easy; diacritics=ignore; points=2`, and Moodle's own
 * `// [id:q7] [tag:verbs]`, in which `\]` is a bracket.
 * @returns the settings, the id where one is told, and each part that says nothing known.
 */
export function readSettings(comments: readonly { line: number; text: string }[]): ReadSettings {
  const faults: GiftFault[] = []
  const settings: QuestionSettings = {}
  const tags: string[] = []
  let id: string | null = null
  for (const { line, text } of comments) {
    for (const [, name, value = ''] of text.matchAll(MOODLES)) {
      const read = value.replaceAll('\\]', ']').trim()
      if (name === 'tag') tags.push(tidyTag(read))
      else id = read || id
    }
    const told = /^\/\/\s*khue:(.*)$/i.exec(text)?.[1]
    for (const part of told?.split(';').map((one) => one.trim()) ?? []) {
      if (part === '') continue
      const at = part.indexOf('=')
      const read = at === -1 ? null : valueOf(part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim())
      if (!read) faults.push({ line, key: 'gift.setting', values: { name: part } })
      tags.push(...(read?.tags ?? []))
      Object.assign(settings, read)
    }
  }
  return { settings: tags.length > 0 ? { ...settings, tags: [...new Set(tags)] } : settings, id, faults }
}

/** Whether a comment speaks to Khuê. */
export const speaksToKhue = (comment: string): boolean => /^\/\/\s*khue:/i.test(comment)
