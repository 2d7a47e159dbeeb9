import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hear, pinnedNode, root, step, tell } from './lib/processes.mjs'
import { startRedis } from './lib/redis.mjs'
import { onPath, run, setUp } from './lib/set-up.mjs'

const inCi = /^(1|true)$/i.test(process.env.CI ?? '')
const tally = { passed: 0, failed: 0 }
const leftOut = []

/** `npm test`: every check, with its own set-up. The last line tells how many passed and failed. */
await run(async () => {
  const begun = Date.now()
  await setUp()
  await check('picture of the rooms', 'node_modules/nx/dist/bin/nx.js', ['show', 'projects'], { env: { NX_DAEMON: 'false' } })
  await Promise.all([check('lint', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0'], { env: { NX_DAEMON: 'false' } }), checkTypesAndGenerated()])
  await runSpecs()
  await pullThePlug()
  await walkInTheBrowser()
  for (const line of leftOut) tell(line)
  tell(`Took ${Math.round((Date.now() - begun) / 1000)} s.`)
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`)
  process.exitCode = tally.failed > 0 ? 1 : 0
})

/** One check that passes or fails as a whole; the others run all the same. */
async function check(title, script, words, options = {}) {
  try {
    await step(title, pinnedNode(), [script, ...words], { tail: 120, ...options })
    tally.passed += 1
  } catch (error) {
    tell(error.message)
    tally.failed += 1
  }
}

/** What needs one core, while the lint has the other. */
async function checkTypesAndGenerated() {
  await check('types of the specs', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.specs.json'])
  await check('what is generated', 'tools/generate.mjs', ['--check'])
  await checkGenerated()
}

/** The web app's own checks of what is generated and of its types, where it has them. */
async function checkGenerated() {
  const manifest = join(root, 'apps/web/package.json')
  const scripts = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')).scripts ?? {}) : {}
  for (const name of ['check', 'codegen:check', 'typecheck']) {
    if (!scripts[name]) continue
    const { code, output } = await hear('npm', ['run', name, '--silent', '--workspace', 'apps/web'])
    tell(`  apps/web ${name}: ${code === 0 ? 'passed' : 'failed'}`)
    if (code !== 0) tell(output.trimEnd().split('\n').slice(-80).join('\n'))
    tally[code === 0 ? 'passed' : 'failed'] += 1
  }
}

/** Every *.spec.ts. What needs Redis has it in its file's name. */
async function runSpecs() {
  const folder = mkdtempSync(join(tmpdir(), 'khue-specs-'))
  const redis = process.env.REDIS_URL ? { url: process.env.REDIS_URL, stop: async () => undefined } : await startRedis()
  const words = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--json', `--outputFile=${join(folder, 'specs.json')}`]
  if (!redis) {
    leaveOut('The queue on Redis', 'redis-server (apt-get install redis-server) or REDIS_URL')
    words.push('--testPathIgnorePatterns', 'redis[^/]*\\.spec\\.ts$')
  }
  tell('  specs …')
  const env = { REDIS_URL: '', DATABASE_URL: '', KHUE_HOME: join(folder, 'home'), KHUE_TEST_REDIS_URL: redis?.url ?? '' }
  const { code } = await hear(pinnedNode(), words, { env, show: true })
  await redis?.stop()
  const report = join(folder, 'specs.json')
  const seen = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 }
  tally.passed += seen.numPassedTests
  tally.failed += seen.numFailedTests + (seen.numRuntimeErrorTestSuites ?? 0)
  if (inCi && seen.numPendingTests > 0) {
    tell(`${seen.numPendingTests} specs were skipped; here nothing may be.`)
    tally.failed += seen.numPendingTests
  }
  if (code !== 0 && tally.failed === 0) tally.failed += 1
  rmSync(folder, { recursive: true, force: true })
}

/** Each fault in test/faults is a program of its own: it kills what runs, and ends with 0 where every figure is right. */
async function pullThePlug() {
  const folder = join(root, 'test/faults')
  const faults = readdirSync(folder).filter((name) => name.endsWith('.fault.mjs')).sort()
  if (!(await onPath('redis-server', 'valkey-server'))) return leaveOut('The kill test', 'redis-server (apt-get install redis-server)')
  for (const name of faults) await check(`fault: ${name.replace('.fault.mjs', '')}`, join('test/faults', name), [], { env: { DATABASE_URL: '', REDIS_URL: '' }, show: true })
}

/** Each walk in test/e2e is a program of its own: it starts Khuê in a folder and on a port of its own, walks, and ends with 0. */
async function walkInTheBrowser() {
  const folder = join(root, 'test/e2e')
  const walks = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.walk.mjs')).sort() : []
  if (walks.length === 0) return
  const chromium = process.env.KHUE_CHROMIUM ?? (await onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'))
  if (!chromium) return leaveOut('The walk in the browser', 'Chromium (apt-get install chromium) or KHUE_CHROMIUM')
  const home = join(mkdtempSync(join(tmpdir(), 'khue-walks-')), 'home')
  await check('the demo for the walks', 'test/e2e/demo-home.mjs', [home], { env: { DATABASE_URL: '', REDIS_URL: '' } })
  const env = { KHUE_CHROMIUM: chromium, KHUE_DEMO_HOME: home, DATABASE_URL: '', REDIS_URL: '' }
  for (const name of walks) await check(`walk: ${name.replace('.walk.mjs', '')}`, join('test/e2e', name), [], { env, show: true })
  rmSync(join(home, '..'), { recursive: true, force: true })
}

function leaveOut(what, needs) {
  leftOut.push(`${what} was left out: it needs ${needs}.`)
  if (inCi) tally.failed += 1
}
