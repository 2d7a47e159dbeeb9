import { readFile } from 'node:fs/promises'
import { FiguresVersions, MaintenanceService, RefusedFile } from '@khue/campaign'
import { TerritoryService } from '@khue/territory'
import { type Command, Refusal } from '../command.js'
import { refusalOf } from '../refusal.js'

/** Reads a text file. @throws Refusal where it cannot be read or is no UTF-8. */
async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    throw new Refusal([`${path}: ${error instanceof TypeError ? 'not UTF-8' : error instanceof Error ? error.message : String(error)}`])
  }
}

/** Names the file in the faults of a refused one. */
async function naming<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RefusedFile) throw new Refusal(error.faults.map((fault) => `${path}:${fault.line}: ${fault.reason}`))
    throw refusalOf(error, path)
  }
}

export const unitsImport: Command = {
  name: 'units import',
  about: 'Takes administrative units from a CSV file, whole or not at all.',
  usage: 'FILE.csv',
  options: {},
  takes: [1, 1],
  async run({ words: [path = ''], print, open }) {
    const text = await readText(path)
    const report = await naming(path, async () => (await open()).get(TerritoryService).import(text))
    print.line(`${path}: ${report.taken} new, ${report.changed} changed, ${report.unchanged} unchanged`)
    if (await (await open()).get(FiguresVersions).noteBoundaries()) print.line('The boundaries are others now: the worker counts the figures anew beside those that are shown.')
    return 0
  },
}

export const populationImport: Command = {
  name: 'population import',
  about: 'Takes population figures (unit_code,year,age_from,people), whole or not at all.',
  usage: 'FILE.csv',
  options: {},
  takes: [1, 1],
  async run({ words: [path = ''], print, open }) {
    const text = await readText(path)
    const report = await naming(path, async () => (await open()).get(MaintenanceService).importPopulation(text, path))
    print.line(`${path}: ${report.rows} rows, ${report.changed} new or changed`)
    return 0
  },
}

export const targetsImport: Command = {
  name: 'targets import',
  about: 'Takes targets (indicator,unit_code,year,value), whole or not at all.',
  usage: 'FILE.csv',
  options: {},
  takes: [1, 1],
  async run({ words: [path = ''], print, open }) {
    const text = await readText(path)
    const report = await naming(path, async () => (await open()).get(MaintenanceService).importTargets(text))
    print.line(`${path}: ${report.rows} rows, ${report.changed} new or changed`)
    return 0
  },
}
