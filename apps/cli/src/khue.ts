import { parseArgs } from 'node:util'
import { type Clock, inWords } from '@khue/platform/observability'
import { type Command, Refusal, UsageError } from './command.js'
import { commands } from './commands/index.js'
import { type Installation, openInstallation } from './installation.js'
import { columns, type Printer } from './printer.js'
import { refusalOf } from './refusal.js'

/**
 * The `khue` command.
 * @param args the words after `khue`
 * @returns its exit code: 0 done, 1 refused or failed, 2 called wrongly
 */
export async function khue(args: readonly string[], print: Printer): Promise<number> {
  const asked = args.filter((word) => word !== '--help' && word !== '-h')
  const wantsHelp = asked.length !== args.length || args[0] === 'help' || args.length === 0
  const words = asked[0] === 'help' ? asked.slice(1) : asked
  const command = find(words)
  if (wantsHelp) {
    for (const line of command ? helpOf(command) : overview(words)) print.line(line)
    return 0
  }
  if (!command) {
    print.aside(`khue: there is no command '${words.slice(0, 2).join(' ')}'`)
    for (const line of overview([])) print.aside(line)
    return 2
  }
  return run(command, words.slice(command.name.split(' ').length), print)
}

async function run(command: Command, args: string[], print: Printer): Promise<number> {
  let installation: Installation | undefined
  try {
    const { values, positionals } = read(command, args)
    const open = async (clock?: Clock): Promise<Installation> => (installation ??= await openInstallation(print.aside, clock))
    return (await command.run({ values, words: positionals, print, open })) ?? 0
  } catch (caught) {
    const error = refusalOf(caught)
    if (error instanceof UsageError) {
      print.aside(`khue ${command.name}: ${error.message}`)
      print.aside(`usage: khue ${command.name} ${command.usage}`)
      return 2
    }
    const lines = error instanceof Refusal ? error.lines : [`khue ${command.name}: ${inWords(error)}`]
    lines.forEach((line) => print.aside(line))
    return 1
  } finally {
    await installation?.close()
  }
}

function read(command: Command, args: string[]): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options: command.options, allowPositionals: true, strict: true })
    const [least, most] = command.takes ?? [0, 0]
    if (positionals.length < least) throw new UsageError('something is missing')
    if (positionals.length > most) throw new UsageError(`too many words: ${positionals.slice(most).join(' ')}`)
    return { values: values as Record<string, string | boolean | undefined>, positionals }
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error))
  }
}

const find = (words: readonly string[]): Command | undefined => commands.find((command) => command.name.split(' ').every((word, at) => words[at] === word))

const helpOf = (command: Command): string[] => [command.about, '', `usage: khue ${command.name} ${command.usage}`.trimEnd(), ...(command.help ?? []).map((line) => `  ${line}`)]

function overview(words: readonly string[]): string[] {
  const some = commands.filter((command) => words.length === 0 || command.name.startsWith(words[0] ?? ''))
  const rows = (some.length > 0 ? some : commands).map((command) => [`  khue ${command.name}`, command.about])
  return ['usage: khue COMMAND …   (khue COMMAND --help tells more)', '', ...columns(rows)]
}
