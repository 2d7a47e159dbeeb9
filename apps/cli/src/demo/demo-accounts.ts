import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** A ward in the middle of the city, where the demo's people live. */
export const DEMO_WARD = '00070'

/** The demo's persons, one of each kind. `unitCode` is where a grant reaches; null: the whole city. */
export const demoPersons = [
  { username: 'demo.resident', displayName: 'Cư dân (demo)', grants: [] },
  { username: 'demo.instructor', displayName: 'Giảng viên (demo)', grants: [{ role: 'INSTRUCTOR', unitCode: null }] },
  { username: 'demo.officer', displayName: 'Cán bộ phường Hoàn Kiếm (demo)', grants: [{ role: 'WARD_OFFICER', unitCode: DEMO_WARD }] },
  { username: 'demo.staff', displayName: 'Ban chỉ đạo thành phố (demo)', grants: [{ role: 'CAMPAIGN_STAFF', unitCode: null }] },
  { username: 'demo.admin', displayName: 'Quản trị (demo)', grants: [{ role: 'ADMIN', unitCode: null }] },
] as const

const accountsFile = z.array(z.object({ username: z.string(), displayName: z.string(), password: z.string() }))

export type DemoAccount = z.infer<typeof accountsFile>[number]

const pathIn = (home: string): string => join(home, 'demo-accounts.json')

/** The demo's accounts of this installation, or null where it has none. */
export function readDemoAccounts(home: string): DemoAccount[] | null {
  return existsSync(pathIn(home)) ? accountsFile.parse(JSON.parse(readFileSync(pathIn(home), 'utf8'))) : null
}

/** The demo's accounts; made up now, with passwords of this installation's own, where there are none yet. */
export function makeDemoAccounts(home: string): DemoAccount[] {
  const known = readDemoAccounts(home)
  if (known) return known
  const accounts = demoPersons.map(({ username, displayName }) => ({ username, displayName, password: newPassword() }))
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const draft = `${pathIn(home)}.part`
  writeFileSync(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, pathIn(home))
  return accounts
}

/** Sixteen letters and digits without those that are taken for one another, in groups that can be read aloud: 79 bits. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = (): string => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
