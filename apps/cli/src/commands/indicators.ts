import { type Difference, MaintenanceService } from '@khue/campaign'
import type { Command } from '../command.js'

const SHOWN = 200

export const indicatorsRecompute: Command = {
  name: 'indicators recompute',
  about: 'Makes every figure anew from the ledger beside what is shown, then shows it; with --verify compares and changes nothing.',
  usage: '[--verify]',
  help: ['--verify  print each difference; exit code 1 where there is any'],
  options: { verify: { type: 'boolean' } },
  takes: [0, 0],
  async run({ values, print, open }) {
    const maintenance = (await open()).get(MaintenanceService)
    if (!values['verify']) {
      await maintenance.recompute((share) => print.aside(`${Math.round(share * 100)} %`))
      print.line('Every figure was made anew from the ledger.')
      return 0
    }
    const differences = await maintenance.verify(print.aside)
    for (const difference of differences.slice(0, SHOWN)) print.line(describe(difference))
    if (differences.length > SHOWN) print.line(`… and ${differences.length - SHOWN} more`)
    print.line(differences.length === 0 ? 'Every figure agrees with the ledger, and the ledger with the events: no difference.' : `${differences.length} differences.`)
    return differences.length === 0 ? 0 : 1
  },
}

const describe = (difference: Difference): string => Object.entries(difference).map(([name, value]) => `${name}=${value instanceof Date ? value.toISOString() : String(value)}`).join(' ')
