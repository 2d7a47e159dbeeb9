import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newSecret, type Settings } from '@khue/platform/config'

/**
 * What the private keys are sealed with: the setting, else a secret of this installation in a file that only its owner reads.
 * Of processes that make the file at once one makes it, and all read the same.
 */
export function sealingSecret(settings: Pick<Settings, 'KHUE_HOME' | 'CREDENTIALS_SECRET'>): string {
  if (settings.CREDENTIALS_SECRET) return settings.CREDENTIALS_SECRET
  const path = join(settings.KHUE_HOME, 'credentials.secret')
  if (!existsSync(path)) make(path, settings.KHUE_HOME)
  return readFileSync(path, 'utf8').trim()
}

/** A link never replaces what is there, and is there whole. */
function make(path: string, home: string): void {
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, `${newSecret(32)}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    unlinkSync(draft)
  }
}
