import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { become, pinnedNode, root } from './lib/processes.mjs'
import { run, setUp } from './lib/set-up.mjs'
import { StepFailed } from './lib/processes.mjs'

/** `npm run bench [-- NAME…]`: the figures, in folders and on ports of their own. */
await run(async () => {
  const bench = join(root, 'test/bench/main.mjs')
  if (!existsSync(bench)) throw new StepFailed('There is no test/bench/main.mjs.')
  await setUp()
  become(pinnedNode(), ['--expose-gc', bench, ...process.argv.slice(2)])
})
