import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/main.tsx', import.meta.url))

/**
 * Names the chunk of a module: all that the start of the app needs is one file, for on a slow line each further one is a
 * way there and back. The start itself stays beside it, since it waits for parts of the app that need what is in that file.
 */
export function firstFile() {
  let needed
  return (id, chunking) => {
    needed ??= reachedFrom(main, (module) => chunking.getModuleInfo(module))
    return needed.has(id) ? 'first' : null
  }
}

function reachedFrom(start, getModuleInfo) {
  const reached = new Set()
  const visit = (id) => {
    for (const next of getModuleInfo(id)?.importedIds ?? []) {
      if (reached.has(next)) continue
      reached.add(next)
      visit(next)
    }
  }
  visit(start)
  return reached
}
