import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './processes.mjs'

const passedOver = new Set(['node_modules', 'dist', 'dist-server', 'coverage', '.nx', '.khue'])

/** Every file under the given paths (from the root), sorted. */
function filesUnder(paths) {
  const found = []
  const walk = (path) => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isFile()) return void found.push(path)
    for (const entry of readdirSync(full, { withFileTypes: true })) {
      if (!passedOver.has(entry.name) && !entry.name.endsWith('.tsbuildinfo')) walk(join(path, entry.name))
    }
  }
  paths.forEach(walk)
  return found.sort()
}

/** One hash over the names and the contents of all files under the paths. */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of filesUnder(paths)) hash.update(path).update('\0').update(readFileSync(join(root, path))).update('\0')
  return hash.digest('hex')
}
