import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedNode, root, step, tell } from './lib/processes.mjs'
import { run, setUp } from './lib/set-up.mjs'

/**
 * Makes again what is generated and committed: the printed GraphQL schemas, the web app's typed documents, the table of
 * settings, the picture of the rooms. With `--check` nothing is written, and the exit code is 1 where something differs.
 */
const checks = process.argv.includes('--check')

await run(async () => {
  await setUp({ web: false })
  if (!checks) {
    await step('the printed schemas', pinnedNode(), ['apps/standalone/dist/write-schemas.js'])
    await step('the typed documents', 'npm', ['run', 'codegen', '--silent', '--workspace', 'libs/web'])
  }
  const { settingsTable } = await import(new URL('../libs/platform/dist/config/index.js', import.meta.url).href)
  const differing = [keep('docs/settings.md', settingsPage(settingsTable)), keep('docs/house.md', housePage())].filter((path) => path !== null)
  if (checks && differing.length > 0) {
    tell(`Not what is committed: ${differing.join(', ')}. Run npm run generate.`)
    process.exitCode = 1
  }
})

/** @returns the path where what is kept there differs. */
function keep(path, text) {
  const full = join(root, path)
  if (existsSync(full) && readFileSync(full, 'utf8') === text) return null
  if (!checks) writeFileSync(full, text)
  return path
}

function settingsPage(table) {
  const rows = Object.entries(table).map(([name, { form, about, secret }]) => {
    const read = form.safeParse(undefined)
    const value = name === 'KHUE_HOME' ? '.khue' : read.success && read.data !== undefined ? String(read.data) : ''
    return `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${about}${secret ? ' Secret: masked wherever it is shown.' : ''} |`
  })
  return ['# Settings', '', 'Every environment variable that Khuê reads. `npm run khue -- config` prints them with their values.', '', '| name | default | meaning |', '|---|---|---|', ...rows, ''].join('\n')
}

/** The workspaces and what each depends on, by their package.json files: lint holds the code to it. */
function housePage() {
  const rooms = ['apps', 'libs'].flatMap((kind) =>
    readdirSync(join(root, kind)).sort().filter((name) => existsSync(join(root, kind, name, 'package.json'))).map((name) => ({ kind, folder: name, ...JSON.parse(readFileSync(join(root, kind, name, 'package.json'), 'utf8')) })),
  )
  const id = (room) => `${room.kind}_${room.folder}`
  const byName = new Map(rooms.map((room) => [room.name, room]))
  const direct = (room) => Object.keys(room.dependencies ?? {}).flatMap((name) => byName.get(name) ?? [])
  const reach = (room, seen = new Set()) => {
    for (const next of direct(room)) if (!seen.has(next)) reach(next, seen.add(next))
    return seen
  }
  const arrows = rooms.flatMap((room) => {
    const below = direct(room)
    return below.filter((to) => !below.some((other) => other !== to && reach(other).has(to))).map((to) => `  ${id(room)} --> ${id(to)}`)
  })
  const group = (kind) => [`  subgraph ${kind}`, ...rooms.filter((room) => room.kind === kind).map((room) => `    ${id(room)}["${room.folder}"]`), '  end']
  return ['# The rooms', '', 'Made from the workspaces’ own dependencies; an arrow that another way already tells is left out.', '', '```mermaid', 'flowchart TD', ...group('apps'), ...group('libs'), ...arrows, '```', ''].join('\n')
}
