import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')

/** The Node that the lock file pins; the one that runs this script until it is installed. */
export function pinnedNode() {
  const pinned = join(bin, process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(pinned) ? pinned : process.execPath
}

/** Progress goes to stderr, so that what a command prints stays clean. */
export const tell = (text) => process.stderr.write(`${text}\n`)

/** This process's environment with the project's own programs first. */
export const environment = (more = {}) => ({ ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`, ...more })

/**
 * Runs a program to its end and keeps what it says.
 * @returns {Promise<{code: number, output: string}>}
 */
export function hear(program, words, { env = {}, cwd = root, show = false } = {}) {
  return new Promise((resolve) => {
    const shell = process.platform === 'win32'
    const child = spawn(program, words, { cwd, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'], shell })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-200_000)
      if (show) process.stderr.write(chunk)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve({ code: 127, output: `${program}: ${error.message}` }))
    child.once('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output }))
  })
}

/** As `hear`, with a line before and the time after; the end of what it said where it fails. */
export async function step(title, program, words, options = {}) {
  const begun = Date.now()
  tell(`  ${title} …`)
  const { code, output } = await hear(program, words, options)
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  if (code !== 0) {
    if (!options.show) tell(output.trimEnd().split('\n').slice(-(options.tail ?? 40)).join('\n'))
    throw new StepFailed(`${title} failed after ${seconds} s (exit code ${code})`)
  }
  tell(`  ${title}: ${seconds} s`)
  return output
}

/** A step of the set-up ended badly; its words are on the screen already. */
export class StepFailed extends Error {}

/**
 * Gives the terminal to a program of ours and ends as it ends. Ctrl-C in a terminal reaches the program by itself;
 * a signal that only this process got is handed on by a message, so that the program never hears one twice.
 */
export function become(program, words, env = {}) {
  const child = spawn(program, words, { cwd: process.cwd(), env: environment(env), stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      setTimeout(() => child.connected && child.send({ stop: signal }, () => undefined), 400)
    })
  }
  child.once('error', (error) => {
    tell(`${program}: ${error.message}`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

/** Whether there is a process of this id. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
