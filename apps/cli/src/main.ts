import { inWords } from '@khue/platform/observability'
import { khue } from './khue.js'
import { terminal } from './printer.js'
import { obeyStarter } from './starter.js'

for (const fault of ['uncaughtException', 'unhandledRejection']) {
  process.on(fault, (error: unknown) => {
    terminal.aside(`khue: ${inWords(error)}`)
    process.exit(1)
  })
}
obeyStarter()
process.exit(await khue(process.argv.slice(2), terminal))
