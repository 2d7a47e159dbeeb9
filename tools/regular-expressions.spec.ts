import { ESLint } from 'eslint'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

describe('an expression whose time grows faster than its text', () => {
  const lint = new ESLint({ cwd: root })
  const faultsOf = async (expression: string, file: string): Promise<string[]> => {
    const [result] = await lint.lintText(`export const expression = ${expression}\n`, { filePath: `${root}/${file}` })
    return result?.messages.flatMap(({ ruleId }) => (/^(?:regexp|khue)\//.test(ruleId ?? '') ? [String(ruleId)] : [])) ?? []
  }

  it.each([
    String.raw`/<v(?:\.[^\s]+)*\s+([^>]+)>/`, String.raw`/^(a|aa)+$/`, String.raw`/^(a+)+$/`, String.raw`/^\s*(.*?)\s*$/`, String.raw`/\s+$/`, String.raw`/<!--[\s\S]*?-->x/`, String.raw`/'+$/`,
  ])('%s is refused wherever it stands', async (expression) => {
    for (const file of ['tools/a.mjs', 'eslint.config.mjs']) expect([file, (await faultsOf(expression, file)).length > 0]).toEqual([file, true])
  })

  it('is no other', async () => {
    expect(await faultsOf(String.raw`/^[a-z0-9]+(-[a-z0-9]+)*$/`, 'tools/a.mjs')).toEqual([])
  })
})
