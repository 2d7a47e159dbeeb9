import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** The most that the resident's first load may bring of JavaScript, compressed, in bytes. */
const MOST = 140_000

/** Weighs what index.html loads and all that those files load at once. Staff's rooms must not be among them. */
const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const page = `${dist}index.html`
if (!existsSync(page)) {
  process.stderr.write('apps/web is not built: npm run build --workspace apps/web\n')
  process.exit(1)
}
const scripts = new Set()
const visit = (path) => {
  if (scripts.has(path)) return
  scripts.add(path)
  const code = readFileSync(dist + path, 'utf8')
  for (const [, name] of code.matchAll(/\b(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) visit(`assets/${name}`)
}
for (const [, path] of readFileSync(page, 'utf8').matchAll(/(?:src|href)="\/(assets\/[\w.-]+\.js)"/g)) visit(path)
const weight = [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(dist + path), { level: 9 }).length, 0)
const strangers = [...scripts].filter((path) => /assets\/(desk|teach)-/.test(path))
process.stdout.write(`First load: ${(weight / 1000).toFixed(1)} kB of compressed JavaScript in ${scripts.size} files (at most ${MOST / 1000}).\n`)
if (strangers.length > 0) process.stderr.write(`Staff's rooms are in the first load: ${strangers.join(', ')}\n`)
process.exitCode = weight > MOST || strangers.length > 0 ? 1 : 0
