import { join } from 'node:path'
import { become, pinnedNode, root } from './lib/processes.mjs'
import { run, setUp } from './lib/set-up.mjs'

/** `npm start`: everything in one process, on a machine that has only Node and npm. */
await run(async () => {
  await setUp()
  become(pinnedNode(), [join(root, 'apps/standalone/dist/main.js'), ...process.argv.slice(2)])
})
