import { execFile, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../tools/lib/redis.mjs'
import { environment, pinnedNode, root } from '../../tools/lib/processes.mjs'

/** What was started ends with the process, however it is told to go. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130))

/** A folder that goes when the process ends. */
export function ownFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `khue-${name}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A home in a folder, with the demo in it: a copy of KHUE_DEMO_HOME where there is one, which is there sooner than one made anew. */
export function demoHome(folder) {
  const home = join(folder, 'home')
  if (process.env.KHUE_DEMO_HOME) execFileSync('cp', ['-a', process.env.KHUE_DEMO_HOME, home])
  return home
}

/**
 * Starts one service (`learning`, `campaign`, `worker`, `standalone`) on a free port and waits until it is ready. With `group`
 * it has a process group of its own, all of which hears what it is killed with, as from a terminal.
 * @param {Record<string, string>} settings its environment beside PORT and LOG_LEVEL
 * @returns {Promise<{at: string, pid: number, words: () => string, kill: (signal?: string) => Promise<number|null>}>}
 */
export async function startService(name, settings, { port, words: options = [], group = false } = {}) {
  const at = `http://127.0.0.1:${port ?? (port = await freePort())}`
  const env = environment({ HOST: '127.0.0.1', LOG_LEVEL: 'warn', ...settings, PORT: String(port) })
  const child = spawn(pinnedNode(), [join(root, `apps/${name}/dist/main.js`), ...options], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: group })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (words = (words + chunk).slice(-20_000)))
  const gone = new Promise((resolve) => child.once('exit', (code) => resolve(code)))
  process.once('exit', () => child.kill('SIGKILL'))
  const kill = async (signal = 'SIGTERM') => {
    if (group) process.kill(-child.pid, signal)
    else child.kill(signal)
    return gone
  }
  await until(`${name} is ready`, async () => {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}:\n${words}`)
    return (await fetch(`${at}/readyz`).catch(() => null))?.status === 200
  })
  return { at, pid: child.pid, words: () => words, kill }
}

/** Waits until `condition` holds. @throws Error after `seconds`. */
export async function until(what, condition, seconds = 120) {
  for (const begun = Date.now(); Date.now() - begun < seconds * 1000; ) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`It did not come about within ${seconds} s that ${what}`)
}

/** Runs `khue` with these words. @returns its exit code and what it printed. */
export function khue(settings, words, input = '') {
  return new Promise((resolve) => {
    const child = execFile(pinnedNode(), [join(root, 'apps/cli/dist/main.js'), ...words], { env: environment({ LOG_LEVEL: 'error', ...settings }), maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ code: error ? (typeof error.code === 'number' ? error.code : 1) : 0, stdout, stderr }),
    )
    child.stdin.end(input)
  })
}

/** A client of a GraphQL door. `ask` throws an Error with `code` where the door refuses. */
export function door(url, token) {
  return async function ask(query, variables = {}) {
    const headers = { 'content-type': 'application/json', 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }), signal: AbortSignal.timeout(20_000) })
    const { data, errors } = await answer.json()
    if (errors) throw Object.assign(new Error(errors[0].message), { code: errors[0].extensions?.code })
    return data
  }
}
