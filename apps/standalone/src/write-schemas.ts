import { writeFile } from 'node:fs/promises'
import { terminal } from '@khue/cli'
import { printSchemas } from './schemas.js'

const root = new URL('../../../', import.meta.url)
for (const [path, text] of Object.entries(await printSchemas())) {
  await writeFile(new URL(path, root), text)
  terminal.line(`wrote ${path}`)
}
process.exit(0)
