import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../../tools/lib/processes.mjs'
import { ownFolder, startService, until } from '../lib/house.mjs'

/** Ctrl-C in a terminal is heard by all that was started from it: the database waits until the services have let go of it, then nothing is left. */
const home = join(ownFolder('ctrl-c'), 'home')
const khue = await startService('standalone', { KHUE_HOME: home }, { words: ['--no-demo'], group: true })
const [database] = readFileSync(join(home, 'pg/data/postmaster.pid'), 'utf8').split('\n')
const code = await khue.kill('SIGINT')
const words = khue.words()
if (code !== 0 || !words.trimEnd().endsWith('Khuê has stopped.') || /rror/.test(words)) throw new Error(`It did not stop in order, but with ${code}:\n${words}`)
await until('the database is gone', () => !isAlive(Number(database)), 5)
process.exit(0)
