import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One PostgreSQL for the whole run, in a folder of its own; each suite makes its own database in it. */
export default async function startDatabase() {
  if (process.env.KHUE_TEST_DATABASE_URL) return
  const built = new URL('../../libs/platform/dist/database/embedded.js', import.meta.url)
  if (!existsSync(built)) throw new Error('Build first: npx tsc -b libs/platform')
  const { EmbeddedCluster } = await import(built.href)
  const cluster = await EmbeddedCluster.start(mkdtempSync(join(tmpdir(), 'khue-test-')), { flags: ['max_connections=200', 'fsync=off'] })
  process.env.KHUE_TEST_DATABASE_URL = cluster.url('postgres')
  globalThis.khueTestCluster = cluster
}
