import { startService } from '../lib/house.mjs'

/** Makes a home with the demo in it, which walks then copy: `demo-home.mjs FOLDER`. */
const [home] = process.argv.slice(2)
const khue = await startService('standalone', { KHUE_HOME: home })
process.exit(await khue.kill())
