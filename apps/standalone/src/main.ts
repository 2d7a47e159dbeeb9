import { parseArgs } from 'node:util'
import { obeyStarter, terminal } from '@khue/cli'
import { stopWhenTold } from '@khue/platform/app'
import { readSettings } from '@khue/platform/config'
import { inWords, Log } from '@khue/platform/observability'
import { quietUnlessAsked } from './quiet.js'
import { type Held, start } from './start.js'

const usage = `usage: npm start [-- --demo | --no-demo]
  --demo     load the demo into the database of DATABASE_URL too
  --no-demo  leave the demo out of the embedded database`

/** Everything in one process: `npm start`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { demo: { type: 'boolean' }, 'no-demo': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
  if (values.help) return terminal.line(usage)
  const settings = quietUnlessAsked(readSettings())
  const log = Log.create(settings.LOG_LEVEL, 'standalone')
  const held: Held[] = []
  const letGo = async (): Promise<void> => {
    for (const one of held.splice(0).reverse()) await one.letGo()
  }
  stopWhenTold(log, async () => {
    terminal.line('Khuê is stopping …')
    await letGo()
    terminal.line('Khuê has stopped.')
  })
  obeyStarter()
  try {
    await start({ settings, log, print: terminal, held, demo: values['no-demo'] ? 'never' : values.demo ? 'always' : 'where-embedded' })
  } catch (error) {
    log.debug(error)
    terminal.aside(`Khuê did not start: ${inWords(error)}`)
    await letGo().catch(() => undefined)
    process.exit(1)
  }
}

try {
  await main()
} catch (error) {
  terminal.aside(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  process.exit(2)
}
