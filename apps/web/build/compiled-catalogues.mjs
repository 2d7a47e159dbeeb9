import { compileMessage } from '@lingui/message-utils/compileMessage'
import { pathToFileURL } from 'node:url'

const CATALOGUE = /[/\\]i18n[/\\](?:vi|en)[/\\]\w+\.ts$/

/** Compiles every catalogue's messages when the app is built, so that a phone has no parser of messages to load. */
export function compiledCatalogues() {
  return {
    name: 'khue:compiled-catalogues',
    enforce: 'pre',
    apply: 'build',
    async load(id) {
      if (!CATALOGUE.test(id)) return null
      const areas = await import(pathToFileURL(id).href)
      const compiled = (messages) => Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, chosenByValue(compileMessage(text))]))
      return { code: Object.entries(areas).map(([area, messages]) => `export const ${area} = ${JSON.stringify(compiled(messages))}`).join('\n'), moduleType: 'js' }
    },
  }
}

/**
 * Turns plurals into choices by value: a count has one form in Vietnamese and two in English, so that a page needs neither the
 * browser's rules of plurals nor its formats of numbers, whose first use holds a cheap phone up. How the value `n` is written
 * comes beside it, as `n#` (`useSpeech`).
 */
function chosenByValue(parts, counted) {
  if (!Array.isArray(parts)) return parts
  return parts.map((part) => {
    if (part === '#' && counted) return [`${counted}#`]
    if (!Array.isArray(part)) return part
    const [name, kind, branches] = part
    if (kind === 'number') return [`${name}#`]
    if (!branches) return part
    if (kind !== 'plural') return [name, kind, mapped(branches, (branch) => chosenByValue(branch, counted))]
    const { one, ...rest } = mapped(branches, (branch) => chosenByValue(branch, name))
    return [name, 'select', one ? { 1: one, ...rest } : rest]
  })
}

const mapped = (branches, change) => Object.fromEntries(Object.entries(branches).map(([key, branch]) => [key, change(branch)]))
