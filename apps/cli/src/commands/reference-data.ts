import { readFile } from 'node:fs/promises'
import { FiguresVersions, MaintenanceService, RefusedFile } from '@khue/campaign'
import { say } from '@khue/platform/http'
import { decodeText } from '@khue/platform/reading'
import { TerritoryService } from '@khue/territory'
import { type Command, Refusal } from '../command.js'
import type { Printer } from '../printer.js'
import { faultLine, refusalOf } from '../refusal.js'

/** Reads a text file, as spreadsheets and editors save it. @throws Refusal where it cannot be read, with the line where it is no text. */
async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Refusal([`${path}: ${error instanceof Error ? error.message : String(error)}`])
  })
  const { text, faults } = decodeText(bytes)
  if (text === null) throw new Refusal(faults.map(({ line, key, values }) => faultLine({ file: path, line, reason: say(key, 'en', values) })))
  return text
}

/** What was taken otherwise than it stands in the file goes beside the answer. */
const tell = (print: Printer, path: string, warnings: readonly { line: number; reason: string }[]): void => warnings.forEach(({ line, reason }) => print.aside(`${path}:${line}: warning: ${reason}`))

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
    tell(print, path, report.warnings)
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
    tell(print, path, report.warnings)
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
    tell(print, path, report.warnings)
    print.line(`${path}: ${report.rows} rows, ${report.changed} new or changed`)
    return 0
  },
}
