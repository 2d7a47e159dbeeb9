import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startRedis } from '../../tools/lib/redis.mjs'
import { openInstallation } from '../../apps/cli/dist/index.js'
import { CourseImportService } from '../../libs/catalogue/dist/index.js'
import { IdentityService } from '../../libs/identity/dist/index.js'
import { EmbeddedCluster } from '../../libs/platform/dist/database/index.js'
import { door, khue, ownFolder, startService, until } from '../lib/house.mjs'

/**
 * Pulls the plug: while residents complete courses, the worker, then PostgreSQL, then Redis (with all it held) are killed
 * with SIGKILL and started again. Afterwards every completion that was acknowledged is in the figures, once.
 */
const COURSES = 24
const RESIDENTS = 40
const PHASES = 4
const WARDS = ['00004', '00070', '00082']
const tell = (text) => process.stderr.write(`    ${text}\n`)
const folder = ownFolder('faults')
const home = join(folder, 'home')

let cluster = await EmbeddedCluster.start(join(folder, 'pg'))
const settings = { DATABASE_URL: cluster.url(), KHUE_HOME: home, RELAY_RESEND_MS: '3000' }
let redis = await startRedis()
if (!redis) throw new Error('redis-server is not on PATH')
const withRedis = { ...settings, REDIS_URL: redis.url }
const redisPort = Number(new URL(redis.url).port)

const password = 'a-staff-password-for-the-fault-test'
await prepare()
const learning = await startService('learning', withRedis)
const campaign = await startService('campaign', withRedis)
let worker = await startService('worker', withRedis)

const residents = []
for (let n = 0; n < RESIDENTS; n += 10) residents.push(...(await Promise.all(Array.from({ length: 10 }, (_, i) => register(n + i)))))
tell(`${RESIDENTS} residents, ${COURSES} courses: the load begins`)

let acknowledged = 0
let faults = 0
/** How many courses each resident may have completed before the next plug is pulled: the load is under way at every one. */
let phase = 1
const load = Promise.all(residents.map(learnEverything))
await midway(1)
await worker.kill('SIGKILL')
tell(`worker killed after ${acknowledged} completions`)
phase = 2
worker = await startService('worker', withRedis)
await midway(2)
process.kill(cluster.pid, 'SIGKILL')
tell(`PostgreSQL killed after ${acknowledged} completions`)
phase = 3
cluster = await EmbeddedCluster.start(join(folder, 'pg'))
if (cluster.url() !== settings.DATABASE_URL) throw new Error('PostgreSQL came back at another address')
await midway(3)
process.kill(redis.pid, 'SIGKILL')
tell(`Redis killed, and all it held, after ${acknowledged} completions`)
phase = 4
await new Promise((resolve) => setTimeout(resolve, 500))
redis = await startRedis(redisPort)
await load
if ((await fetch(`${worker.at}/healthz`).catch(() => null))?.status !== 200) tell(`the worker is gone:\n${worker.words()}`)
tell(`${acknowledged} completions acknowledged; ${faults} requests failed on the way and were sent again`)

const staff = door(`${campaign.at}/campaign/graphql`, (await door(`${learning.at}/graphql`)('mutation ($p: String!) { signIn(input: { identifier: "staff@example.org", password: $p }) { token } }', { p: password })).signIn.token)
await until('every event is applied', async () => {
  const { eventPath } = await staff('{ eventPath { waiting sent parked } }')
  return eventPath.waiting + eventPath.sent + eventPath.parked === 0
})
const year = String(new Date(Date.now() + 7 * 3_600_000).getUTCFullYear())
const { unitFigures } = await staff('query ($y: String!) { unitFigures(unitCode: "01", period: $y) { indicator { code } numerator } }', { y: year })
const figure = Object.fromEntries(unitFigures.map((row) => [row.indicator.code, row.numerator]))
const due = { enrolments: RESIDENTS * COURSES, completions: RESIDENTS * COURSES, completers: RESIDENTS, learners: RESIDENTS, certificates: RESIDENTS * COURSES, 'digital-basic': RESIDENTS }
const wrong = Object.entries(due).filter(([code, value]) => figure[code] !== value)
const verified = await khue(settings, ['indicators', 'recompute', '--verify'])
tell(`figures: ${JSON.stringify(figure)}; verify: ${verified.stdout.trim().split('\n').at(-1)}`)
await Promise.all([worker.kill(), campaign.kill(), learning.kill()])
await redis.stop()
await cluster.stop()
if (wrong.length > 0 || verified.code !== 0) {
  tell(`WRONG: ${JSON.stringify(wrong)}; due ${JSON.stringify(due)}`)
  process.exit(1)
}

/** Courses and a member of staff, before anything runs. */
async function prepare() {
  Object.assign(process.env, settings, { LOG_LEVEL: 'error' })
  const installation = await openInstallation(() => undefined)
  for (let n = 1; n <= COURSES; n++) {
    const course = join(folder, `course-${n}`)
    mkdirSync(course)
    writeFileSync(join(course, 'course.yaml'), `slug: fault-${n}\ntitle: Fault ${n}\nlanguage: en\nalignments:\n  - { competency: vn-digital.1.1, level: 2 }\nsections:\n  - title: One\n    lessons:\n      - file: 01.md\n`)
    writeFileSync(join(course, '01.md'), '# One\n\nA lesson.\n')
    await installation.get(CourseImportService).importFolder(course, { owner: null, publish: true, approve: true })
  }
  await installation.get(IdentityService).createAccount({ email: 'staff@example.org', displayName: 'Staff (test)', role: 'CAMPAIGN_STAFF', grantUnitCode: null, password })
  await installation.close()
}

async function register(n) {
  const input = { username: `fault.${n}`, displayName: `Resident ${n} (test)`, password: randomUUID(), unitCode: WARDS[n % WARDS.length], birthYear: 1960 }
  const { register: session } = await door(`${learning.at}/graphql`)('mutation ($input: RegisterInput!) { register(input: $input) { token } }', { input })
  return door(`${learning.at}/graphql`, session.token)
}

/** Until the load is in the middle of a phase. */
function midway(of) {
  return until(`phase ${of} is half done`, async () => acknowledged > RESIDENTS * COURSES * ((of - 0.5) / PHASES))
}

/** A resident's device: it sends again, with the same ids, until it is answered. */
async function learnEverything(ask) {
  for (let n = 1; n <= COURSES; n++) {
    await until('the next phase begins', async () => n <= (COURSES * phase) / PHASES)
    const slug = `fault-${n}`
    const { enrol } = await insist(() => ask('mutation ($slug: String!) { enrol(courseSlug: $slug) { lessons { lessonId } } }', { slug }))
    const event = { clientEventId: randomUUID(), lessonId: enrol.lessons[0].lessonId, position: 1, done: true, occurredAt: new Date().toISOString() }
    await insist(() => ask('mutation ($event: ProgressEventInput!) { recordProgress(events: [$event]) { state } }', { event }))
    acknowledged++
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 150))
  }
}

async function insist(work) {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED'].includes(error.code)) throw error
      faults++
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
}
