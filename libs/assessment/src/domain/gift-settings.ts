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

/** A tag as it is compared. */
export const tidyTag = (tag: string): string => tag.normalize('NFC').trim().toLowerCase()

/**
 * Reads a block's comments `// khue: kind=ordering; tags=verbs, food; difficulty=easy; diacritics=ignore; points=2`, and Moodle's own `// [tag:verbs]`.
 * @returns the settings, and each fault with its line within the block, from 0.
 */
export function readSettings(block: string): { settings: QuestionSettings; faults: GiftFault[] } {
  const faults: GiftFault[] = []
  const settings: QuestionSettings = {}
  const tags: string[] = []
  for (const [line, text] of block.split('\n').entries()) {
    if (!/^\s*\/\//.test(text)) continue
    tags.push(...[...text.matchAll(/\[tag:([^\]]+)\]/g)].map((match) => tidyTag(match[1] ?? '')))
    const told = /^\s*\/\/\s*khue:\s*(.*)$/i.exec(text)?.[1]
    for (const part of told?.split(';') ?? []) {
      if (part.trim() === '') continue
      const [, name = '', value = ''] = /^\s*([a-z-]+)\s*=\s*(.*?)\s*$/i.exec(part) ?? []
      const read = values[name.toLowerCase()]?.(value)
      if (!read) faults.push({ line, key: 'gift.setting', values: { name: part.trim() } })
      tags.push(...(read?.tags ?? []))
      Object.assign(settings, read)
    }
  }
  return { settings: tags.length > 0 ? { ...settings, tags: [...new Set(tags)] } : settings, faults }
}
