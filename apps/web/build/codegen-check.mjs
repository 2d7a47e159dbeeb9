import { generate, loadCodegenConfig } from '@graphql-codegen/cli'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Makes the typed documents anew, in memory, and fails where what is kept differs. */
const web = fileURLToPath(new URL('../../../libs/web', import.meta.url))
process.chdir(web)
const { config } = await loadCodegenConfig({ configFilePath: `${web}/codegen.config.mjs` })
const made = await generate({ ...config, cwd: web, silent: true, errorsOnly: true }, false)
const differing = made.filter(({ filename, content }) => !existsSync(filename) || readFileSync(filename, 'utf8') !== content)
for (const { filename } of differing) process.stderr.write(`${filename} is not what its documents and schema make: npm run codegen --workspace libs/web\n`)
process.exitCode = differing.length > 0 ? 1 : 0
