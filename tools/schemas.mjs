import { join } from 'node:path'
import { become, pinnedNode, root } from './lib/processes.mjs'
import { run, setUp } from './lib/set-up.mjs'

/** Writes the printed GraphQL schemas of both doors; `npm test` compares them with what is committed. */
await run(async () => {
  await setUp({ web: false })
  become(pinnedNode(), [join(root, 'apps/standalone/dist/write-schemas.js')])
})
