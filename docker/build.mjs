import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Builds everything and sets aside what an image takes: `docker/manifests` (the package.json of each workspace, so that
 * production dependencies alone can be installed) and `docker/built` (the compiled workspaces, their data, the web app).
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const manifests = join(root, 'docker/manifests')
const built = join(root, 'docker/built')
const run = (program, words) => execFileSync(program, words, { cwd: root, stdio: 'inherit' })

run(process.execPath, ['node_modules/typescript/bin/tsc', '-b'])
const web = join(root, 'apps/web/package.json')
if (existsSync(web) && JSON.parse(readFileSync(web, 'utf8')).scripts?.build) run('npm', ['run', 'build', '--silent', '--workspace', 'apps/web'])

for (const folder of [manifests, built]) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}
for (const kind of ['apps', 'libs']) {
  for (const name of readdirSync(join(root, kind))) {
    const from = join(root, kind, name)
    if (!existsSync(join(from, 'package.json'))) continue
    copy(join(kind, name, 'package.json'), manifests)
    for (const part of ['dist', 'dist-server', 'data']) copy(join(kind, name, part), built)
  }
}

function copy(path, to) {
  const from = join(root, path)
  if (!existsSync(from)) return
  mkdirSync(dirname(join(to, path)), { recursive: true })
  cpSync(from, join(to, path), { recursive: true, filter: (file) => !/\.(d\.ts|map|tsbuildinfo)$/.test(file) })
}
