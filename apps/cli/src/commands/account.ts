import { createInterface } from 'node:readline'
import { IdentityService, type Role, roles } from '@khue/identity'
import { type Command, need, optional, Refusal, UsageError } from '../command.js'
import { refusalOf } from '../refusal.js'

export const accountCreate: Command = {
  name: 'account create',
  about: 'Creates an account with a role: the first staff, instructors.',
  usage: '--email E | --phone P | --username U --name N --role ROLE [--unit CODE] --password-stdin [--json]',
  help: [
    `--role ROLE       one of ${roles.join(', ')}`,
    '--unit CODE       the unit that the role reaches, with all below it (without: the whole city); for RESIDENT where she lives',
    '--password-stdin  reads the password, one line, from the standard input',
  ],
  options: {
    email: { type: 'string' }, phone: { type: 'string' }, username: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' },
    unit: { type: 'string' }, locale: { type: 'string' }, 'password-stdin': { type: 'boolean' }, json: { type: 'boolean' },
  },
  async run({ values, print, open }) {
    const displayName = need(values, 'name')
    const role = roleOf(need(values, 'role'))
    const unit = optional(values, 'unit') ?? null
    const identifiers = { email: optional(values, 'email'), phone: optional(values, 'phone'), username: optional(values, 'username') }
    if (!identifiers.email && !identifiers.phone && !identifiers.username) throw new UsageError('one of --email, --phone, --username is needed')
    if (!values['password-stdin']) throw new UsageError('--password-stdin is missing: the password is read from the standard input')
    if (role === 'RESIDENT' && unit === null) throw new UsageError('--unit is missing: where does the resident live?')
    const password = await readLine()
    const residence = role === 'RESIDENT' ? { unitCode: unit, grantUnitCode: null } : { grantUnitCode: unit }
    try {
      const id = await (await open()).get(IdentityService).createAccount({ ...identifiers, ...residence, displayName, role, password, locale: optional(values, 'locale') ?? 'vi' })
      print.line(values['json'] ? JSON.stringify({ id, role, unitCode: unit }) : `Created ${displayName} as ${role} (${id}).`)
      return 0
    } catch (error) {
      throw refusalOf(error)
    }
  },
}

function roleOf(text: string): Role {
  const role = roles.find((known) => known === text.toUpperCase())
  if (!role) throw new UsageError(`there is no role ${text}: ${roles.join(', ')}`)
  return role
}

/** The first line of the standard input. */
async function readLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })
  for await (const line of lines) return line
  throw new Refusal(['no password on the standard input'])
}
