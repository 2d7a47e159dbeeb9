import { readSettings } from '@khue/platform/config'
import { type Command, Refusal } from '../command.js'
import { readDemoAccounts } from '../demo/demo-accounts.js'
import { columns } from '../printer.js'

export const demoAccounts: Command = {
  name: 'demo accounts',
  about: "The demo's accounts and their passwords, which belong to this installation alone.",
  usage: '[--json]',
  options: { json: { type: 'boolean' } },
  takes: [0, 0],
  async run({ values, print }) {
    const { KHUE_HOME } = readSettings()
    const accounts = readDemoAccounts(KHUE_HOME)
    if (!accounts) throw new Refusal([`There is no demo under ${KHUE_HOME}: npm start loads it into the embedded database.`])
    if (values['json']) print.line(JSON.stringify(accounts, null, 2))
    else columns(accounts.map(({ username, password, displayName }) => [username, password, displayName])).forEach((line) => print.line(line))
    return 0
  },
}
