import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

function sourcesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'dist' || entry.name === 'node_modules' ? [] : sourcesUnder(path)
    return /\.tsx?$/.test(entry.name) && !/\.(spec|d)\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** The files that a file imports by a relative path, types left out. */
function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(/^(?:import|export)\s(?!\s*type\b)(?:[^'"]*\sfrom\s)?\s*['"](\.{1,2}\/[^'"]+)['"]/gms)].flatMap(([, name = '']) => {
    const base = join(dirname(path), name).replace(/\.jsx?$/, '')
    return [`${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].filter((found) => existsSync(found)).slice(0, 1)
  })
}

/** Each circle as its files in order. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  const walk = (at: string, way: string[]): void => {
    const seen = way.indexOf(at)
    if (seen >= 0) return void circles.push([...way.slice(seen), at])
    if (done.has(at)) return
    for (const next of graph.get(at) ?? []) walk(next, [...way, at])
    done.add(at)
  }
  for (const at of graph.keys()) walk(at, [])
  return circles
}

describe('the imports inside the rooms', () => {
  it('go round in no circle', () => {
    const files = ['libs', 'apps'].flatMap((folder) => sourcesUnder(join(root, folder)))
    const graph = new Map(files.map((path) => [path, importsOf(path)]))
    expect(circlesIn(graph).map((circle) => circle.map((path) => relative(root, path)).join(' -> '))).toEqual([])
  })

  it('would be seen if they did', () => {
    expect(circlesIn(new Map([['a', ['b']], ['b', ['c']], ['c', ['a']]]))).toEqual([['a', 'b', 'c', 'a']])
  })
})
