import { join } from 'node:path'
import { become, pinnedNode, root } from './lib/processes.mjs'
import { run, setUp } from './lib/set-up.mjs'

/** `npm run khue -- …`: the operator's command. Its own words alone go to stdout. */
await run(async () => {
  await setUp({ web: false })
  become(pinnedNode(), [join(root, 'apps/cli/dist/main.js'), ...process.argv.slice(2)])
})
