import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { hear, isAlive, pinnedNode, root, step, StepFailed, tell } from './processes.mjs'

const notes = join(root, '.nx', 'khue')
const note = (name) => join(notes, name)
const read = (name) => (existsSync(note(name)) ? readFileSync(note(name), 'utf8') : null)
const write = (name, text) => {
  mkdirSync(notes, { recursive: true })
  writeFileSync(note(name), text)
}

/**
 * Brings the working copy to the point where its programs can run: packages installed, sources built.
 * What is done already is not done again. One process at a time works on it.
 * @param {{web?: boolean}} wanted whether the web app is needed too
 */
export async function setUp({ web = true } = {}) {
  askForNode()
  const release = await takeTurn()
  try {
    await install()
    await together([buildServices(), web ? buildWeb() : undefined])
  } finally {
    release()
  }
}

/** Waits for all, also where one fails: nothing is left working behind the turn. */
async function together(works) {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected')
  if (failed) throw failed.reason
}

function askForNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) throw new StepFailed(`Khuê needs Node 20.19 or newer to start; this is ${process.versions.node}.`)
}

async function install() {
  const wanted = fingerprint(['package-lock.json', '.npmrc'])
  const inside = join(root, 'node_modules', '.package-lock.json')
  if (existsSync(inside) && read('installed') === wanted) return
  if (existsSync(inside) && read('installed') === null && statSync(inside).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return write('installed', wanted)
  rmSync(note('installed'), { force: true })
  tell('First of all the packages are fetched; this takes a minute or two.')
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) await step('npm ci', process.execPath, [npm, 'ci', '--no-progress', '--include=dev'])
  else await step('npm ci', 'npm', ['ci', '--no-progress', '--include=dev'])
  write('installed', wanted)
}

async function buildServices() {
  const now = fingerprint(['libs', 'apps', 'tsconfig.json', 'tsconfig.base.json', 'package-lock.json'].flatMap(withoutWeb))
  if (read('built') === now && existsSync(join(root, 'apps/standalone/dist/main.js'))) return
  rmSync(note('built'), { force: true })
  await step('building the services', pinnedNode(), ['node_modules/typescript/bin/tsc', '-b'])
  write('built', now)
}

const withoutWeb = (path) =>
  path === 'apps' || path === 'libs' ? readdirSync(join(root, path)).filter((name) => name !== 'web').map((name) => join(path, name)) : [path]

async function buildWeb() {
  const manifest = join(root, 'apps/web/package.json')
  if (!existsSync(manifest) || !JSON.parse(readFileSync(manifest, 'utf8')).scripts?.build) return
  const now = fingerprint(['apps/web', 'libs/web', 'package-lock.json'])
  if (read('web') === now && ['dist/index.html', 'dist-server/first-view.js'].every((path) => existsSync(join(root, 'apps/web', path)))) return
  rmSync(note('web'), { force: true })
  await step('building the web app', 'npm', ['run', 'build', '--silent', '--workspace', 'apps/web'])
  write('web', now)
}

/** Waits until no other set-up works here. One that died is passed over. */
async function takeTurn() {
  mkdirSync(notes, { recursive: true })
  const path = note('turn')
  for (let told = false; ; ) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch {
      const holder = Number(existsSync(path) ? readFileSync(path, 'utf8') : 0)
      if (holder && !isAlive(holder)) rmSync(path, { force: true })
      else {
        if (!told) tell(`Another set-up works here (process ${holder}); waiting for it.`)
        told = true
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
    }
  }
}

/** Where a program is on PATH, or null. */
export async function onPath(...names) {
  for (const name of names) {
    const { code, output } = await hear(process.platform === 'win32' ? 'where' : 'which', [name])
    if (code === 0) return output.trim().split('\n')[0]
  }
  return null
}

/** Runs `work`; a failed step ends the program with 1 and its own words, anything else with its stack. */
export async function run(work) {
  try {
    await work()
  } catch (error) {
    tell(error instanceof StepFailed ? error.message : String(error?.stack ?? error))
    process.exit(1)
  }
}
