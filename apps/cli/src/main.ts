import { khue } from './khue.js'
import { terminal } from './printer.js'
import { obeyStarter } from './starter.js'

obeyStarter()
process.exit(await khue(process.argv.slice(2), terminal))
