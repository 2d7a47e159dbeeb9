import { fileURLToPath } from 'node:url'
import { catalogue } from './catalogue.mjs'
import { completionTransaction } from './completion.mjs'
import { deskGrowth } from './desk.mjs'
import { drain } from './drain.mjs'
import { exportCsv } from './export.mjs'
import { lag } from './lag.mjs'
import { quizSave } from './quiz.mjs'
import { table, writeResults } from './report.mjs'
import { World } from './world.mjs'

/** What can be asked for, with the figures that come together; in the order in which they are taken. */
const measurements = [
  { names: ['completion-transaction', 'completion-floor', 'completion-replay-floor', 'completion-statements'], take: completionTransaction },
  { names: ['lag-p99', 'lag-idle'], take: lag },
  { names: ['catalogue', 'catalogue-p95', 'catalogue-statements', 'course-page', 'course-page-p95', 'course-page-statements'], take: catalogue },
  { names: ['quiz-save', 'quiz-save-floor', 'quiz-save-p95'], take: quizSave },
  { names: ['outbox-drain-postgres', 'ledger-insert'], take: (world) => drain(world, 'postgres') },
  { names: ['outbox-drain-redis', 'ledger-insert'], take: (world) => drain(world, 'redis') },
  { names: ['desk-growth'], take: deskGrowth },
  { names: ['export-csv', 'export-memory'], take: exportCsv },
]

const root = fileURLToPath(new URL('../..', import.meta.url))
const begun = performance.now()
const tell = (text) => process.stderr.write(`[${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s] ${text}\n`)
const asked = process.argv.slice(2).filter((word) => word !== '--small')
const known = new Set(measurements.flatMap(({ names }) => names))
const unknown = asked.filter((name) => !known.has(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no figure ${unknown.join(', ')}. There are: ${[...known].join(', ')}\n`)
  process.exit(2)
}

const wanted = measurements.filter(({ names }) => asked.length === 0 || names.some((name) => asked.includes(name)))
const world = await World.open(tell)
let stopping = null
const stop = () => (stopping ??= world.stop())
const leave = () => void stop().finally(() => process.exit(130))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave)
process.on('message', ({ stop: told }) => told && leave())

const figures = new Map()
let failed = false
for (const { names, take } of wanted) {
  if (stopping) break
  try {
    for (const figure of await take(world)) figures.set(figure.name, figure)
  } catch (error) {
    if (stopping) break
    failed = true
    tell(`${names[0]} could not be taken: ${error?.stack ?? error}`)
  }
}
if (!stopping) {
  const taken = [...figures.values()]
  process.stdout.write(`${table(taken)}\n`)
  writeResults(root, taken)
}
await stop()
process.exit(failed ? 1 : 0)
