import { rmSync } from 'node:fs'

export default async function stopDatabase() {
  globalThis.khueTestRedis?.kill('SIGTERM')
  const cluster = globalThis.khueTestCluster
  if (!cluster) return
  await cluster.stop()
  rmSync(cluster.folder, { recursive: true, force: true })
}
