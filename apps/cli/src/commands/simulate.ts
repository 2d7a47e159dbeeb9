import { type Command, need, optional, Refusal, UsageError, type Values } from '../command.js'
import { HistoryClock } from '../simulate/history-clock.js'
import { simulate } from '../simulate/simulate.js'

const PACE_MS = 2_000

export const simulateCommand: Command = {
  name: 'simulate',
  about: 'Makes up a population that completes the published courses; the same seed makes the same one.',
  usage: '--residents N --completions M [--years Y] --seed S [--fast]',
  help: [
    '--residents    how many people, made up and plainly so',
    '--completions  how many courses they complete in all; nobody completes one twice',
    '--years        length of the history that ends now (default 1)',
    '--seed         a whole number',
    '--fast         write by COPY what the services would have written, for many',
  ],
  options: { residents: { type: 'string' }, completions: { type: 'string' }, years: { type: 'string' }, seed: { type: 'string' }, fast: { type: 'boolean' } },
  takes: [0, 0],
  async run({ values, print, open }) {
    const [residents, completions, seed] = [whole(values, 'residents', 1), whole(values, 'completions', 0), whole(values, 'seed', 0)]
    const years = Number(optional(values, 'years') ?? 1)
    if (!(years > 0 && years <= 50)) throw new UsageError('--years is no number from 0 to 50')
    const clock = values['fast'] === true ? null : new HistoryClock()
    const begun = Date.now()
    let told = 0
    const tell = (text: string): void => {
      if (Date.now() - told < PACE_MS) return
      told = Date.now()
      print.aside(text)
    }
    await simulate(await open(clock ?? undefined), { residents, completions, years, seed, until: new Date() }, clock, tell)
    print.line(`${residents} residents with ${completions} completions were made up in ${((Date.now() - begun) / 1000).toFixed(1)} s; the worker carries them into the figures.`)
    return 0
  },
}

function whole(values: Values, name: string, least: number): number {
  const text = need(values, name)
  const number = Number(text)
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} is no whole number`)
  if (number < least) throw new Refusal([`--${name} must be ${least} at the least`])
  return number
}
