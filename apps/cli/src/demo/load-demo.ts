import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { INestApplicationContext } from '@nestjs/common'
import { MaintenanceService } from '@khue/campaign'
import { IdentityService } from '@khue/identity'
import type { Settings } from '@khue/platform/config'
import { Database } from '@khue/platform/database'
import { DomainError } from '@khue/platform/http'
import { OutboxRepository } from '@khue/platform/outbox'
import { TerritoryService } from '@khue/territory'
import { Refusal } from '../command.js'
import { importAsOperator } from '../commands/course.js'
import type { Printer } from '../printer.js'
import { refusalOf } from '../refusal.js'
import { DEMO_WARD, type DemoAccount, demoPersons, makeDemoAccounts, readDemoAccounts } from './demo-accounts.js'
import { DemoParts } from './demo-parts.js'
import { DemoResidents } from './demo-residents.js'
import { madeUpPopulations } from './populations.js'

const content = fileURLToPath(new URL('../../../../content', import.meta.url))

/**
 * Loads the demo: courses, accounts, residents who learn, made-up populations. What is there already stays as it is.
 * @returns the demo's accounts, for the terminal; none where their file is lost.
 */
export async function loadDemo(app: INestApplicationContext, settings: Settings, print: Printer): Promise<DemoAccount[]> {
  const parts = new DemoParts(app)
  await importCourses(app, print)
  const accounts = await createAccounts(app, parts, settings, print)
  await parts.once('populations', async () => {
    print.line('Demo: made-up populations …')
    const territory = app.get(TerritoryService, { strict: false })
    const tops = await territory.units(null)
    const units = (await Promise.all(tops.map((top) => territory.units(top.code)))).flat()
    const year = Number((await territory.dayOf()).slice(0, 4))
    await app.get(MaintenanceService, { strict: false }).importPopulation(madeUpPopulations(units, [year, year + 1]), 'demo: made up')
  })
  await parts.once('residents', async () => {
    print.line('Demo: residents who learn …')
    await new DemoResidents(app).learn()
  })
  return accounts
}

/** Whether everything that the demo did has reached the figures once. */
export async function isDemoInFigures(app: INestApplicationContext): Promise<boolean> {
  const parts = new DemoParts(app)
  if (await parts.has('figures')) return true
  const { waiting, sent } = await app.get(Database).read((tx) => app.get(OutboxRepository).state(tx))
  if (waiting + sent > 0) return false
  await parts.mark('figures')
  return true
}

async function importCourses(app: INestApplicationContext, print: Printer): Promise<void> {
  const folders = existsSync(content) ? readdirSync(content).sort().map((name) => join(content, name)).filter((folder) => existsSync(join(folder, 'course.yaml'))) : []
  for (const folder of folders) {
    try {
      const report = await importAsOperator({ get: (type) => app.get(type, { strict: false }) }, folder, true)
      if (report.result !== 'unchanged') print.line(`Demo: course ${report.slug}, ${report.lessons} lessons`)
    } catch (caught) {
      const error = refusalOf(caught, folder)
      if (!(error instanceof Refusal)) throw error
      print.aside(`Demo: a course was refused.\n  ${error.lines.slice(0, 20).join('\n  ')}`)
    }
  }
}

async function createAccounts(app: INestApplicationContext, parts: DemoParts, settings: Settings, print: Printer): Promise<DemoAccount[]> {
  if (await parts.has('accounts')) {
    const known = readDemoAccounts(settings.KHUE_HOME)
    if (!known) print.aside(`Demo: its accounts were made by an installation whose passwords are not under ${settings.KHUE_HOME}.`)
    return known ?? []
  }
  print.line('Demo: accounts …')
  const accounts = makeDemoAccounts(settings.KHUE_HOME)
  const identity = app.get(IdentityService, { strict: false })
  for (const { username, displayName, grants } of demoPersons) {
    const password = accounts.find((account) => account.username === username)?.password ?? ''
    const [grant] = grants
    const place = grant ? { role: grant.role, grantUnitCode: grant.unitCode } : { role: 'RESIDENT' as const, grantUnitCode: null, unitCode: DEMO_WARD }
    await identity.createAccount({ username, displayName, password, locale: 'vi', ...place }).catch((error: unknown) => {
      if (!(error instanceof DomainError && error.code === 'CONFLICT')) throw error
    })
  }
  await parts.mark('accounts')
  return accounts
}
