import { join } from 'node:path'
import { become, pinnedNode, root } from './lib/processes.mjs'
import { run, setUp } from './lib/set-up.mjs'

/** `npm run web:audit`: how fast the pages are on a slow phone and line, and what Lighthouse says of them. Needs Chromium. */
await run(async () => {
  await setUp()
  become(pinnedNode(), [join(root, 'test/e2e/web-audit.mjs')])
})
