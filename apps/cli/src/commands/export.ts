import { ExportService, type ExportFormat, exportFormats, type ExportKind, exportKinds } from '@khue/reporting'
import { type Command, need, optional, UsageError } from '../command.js'
import { refusalOf } from '../refusal.js'

export const exportCommand: Command = {
  name: 'export',
  about: 'Writes an export to a file, as the desk does.',
  usage: '--kind K --format F --from D --to D [--unit CODE] --out FILE',
  help: [`--kind K     ${exportKinds.join(', ')}`, `--format F   ${exportFormats.join(', ')}`, '--from, --to  days YYYY-MM-DD of the city, both included'],
  options: { kind: { type: 'string' }, format: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, unit: { type: 'string' }, out: { type: 'string' } },
  takes: [0, 0],
  async run({ values, print, open }) {
    const request = {
      kind: oneOf<ExportKind>(exportKinds, need(values, 'kind'), 'kind'),
      format: oneOf<ExportFormat>(exportFormats, need(values, 'format'), 'format'),
      from: need(values, 'from'),
      to: need(values, 'to'),
      unitCode: optional(values, 'unit') ?? null,
    }
    const path = need(values, 'out')
    try {
      const told = everySecond((rows) => print.aside(`  ${rows} rows …`))
      const rows = await (await open()).get(ExportService).writeTo(path, request, told)
      print.line(`${path}: ${rows} rows`)
      return 0
    } catch (error) {
      throw refusalOf(error)
    }
  },
}

function oneOf<T extends string>(known: readonly T[], text: string, name: string): T {
  const found = known.find((value) => value === text.toUpperCase())
  if (!found) throw new UsageError(`--${name}: one of ${known.join(', ')}`)
  return found
}

/** Passes on what it is told, at most once a second. */
function everySecond(tell: (rows: number) => void): (rows: number) => void {
  let last = Date.now()
  return (rows) => {
    if (Date.now() - last < 1_000) return
    last = Date.now()
    tell(rows)
  }
}
