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
      const compiled = (messages) => Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessage(text)]))
      return { code: Object.entries(areas).map(([area, messages]) => `export const ${area} = ${JSON.stringify(compiled(messages))}`).join('\n'), moduleType: 'js' }
    },
  }
}
