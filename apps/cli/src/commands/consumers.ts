import { Database } from '@khue/platform/database'
import { type ConsumerState, ConsumersRepository, consumerStates } from '@khue/platform/outbox'
import { consumerNames } from '@khue/platform/queues'
import { type Command, Refusal } from '../command.js'
import { columns } from '../printer.js'

const isOurs = (name: string): boolean => (consumerNames as readonly string[]).includes(name)

export const consumersList: Command = {
  name: 'consumers list',
  about: 'Shows who lives on the events, how far each is, and which are in no program any more.',
  usage: '',
  options: {},
  takes: [0, 0],
  async run({ print, open }) {
    const states = await (await open()).app.get(Database).read(consumerStates)
    const head = ['NAME', 'STATE', 'SENT', 'PARKED', 'APPLIED', 'LAST APPLIED']
    const rows = states.map((one) => [one.name, stateOf(one), String(one.sent), String(one.parked), String(one.applied), one.lastAppliedAt?.toISOString() ?? 'never'])
    for (const line of columns([head, ...rows])) print.line(line)
    return 0
  },
}

export const consumersUnregister: Command = {
  name: 'consumers unregister',
  about: 'Forgets a consumer that is in no program any more, with what it was given and never applied.',
  usage: 'NAME',
  options: {},
  takes: [1, 1],
  async run({ words: [name = ''], print, open }) {
    const database = (await open()).app.get(Database)
    if (isOurs(name)) throw new Refusal([`${name}: this program has it, and would be filled with every event anew. Only a consumer that is in no program can be unregistered.`])
    const gone = await database.transaction((tx) => new ConsumersRepository().unregister(tx, name))
    if (!gone) throw new Refusal([`${name}: there is no such consumer. There are: ${(await database.read(consumerStates)).map((one) => one.name).join(', ') || 'none'}`])
    print.line(`The consumer ${name} is unregistered. With it went ${gone.sent} events that it had been given and ${gone.parked} that were parked; the events themselves are kept.`)
    return 0
  },
}

function stateOf({ name, retired, filling }: ConsumerState): string {
  if (!isOurs(name) || retired) return isOurs(name) ? 'not running' : 'in no program'
  return filling ? 'being filled' : 'at work'
}
