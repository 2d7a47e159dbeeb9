import { join } from 'node:path'
import { become, pinnedNode, root } from './lib/processes.mjs'
import { run, setUp } from './lib/set-up.mjs'

/** `npm run screens`: the pictures of docs/screens, taken anew. Needs Chromium. */
await run(async () => {
  await setUp()
  become(pinnedNode(), [join(root, 'test/e2e/screens.mjs')])
})
