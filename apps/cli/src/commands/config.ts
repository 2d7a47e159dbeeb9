import { describeSettings, readSettings } from '@khue/platform/config'
import type { Command } from '../command.js'
import { columns } from '../printer.js'

export const config: Command = {
  name: 'config',
  about: 'Every setting, its value (secrets masked), where it comes from, what it means.',
  usage: '',
  options: {},
  takes: [0, 0],
  async run({ print }) {
    const rows = describeSettings(readSettings()).map((row) => [row.name, row.value || '(unset)', row.source, row.about])
    for (const line of columns([['SETTING', 'VALUE', 'FROM', 'MEANING'], ...rows])) print.line(line)
    return 0
  },
}
