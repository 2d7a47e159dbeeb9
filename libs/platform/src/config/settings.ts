import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { z } from 'zod'
import { readTrustedProxies } from './client-address.js'

/** A switch in the environment: `1`, `true`, `yes`, `on` are on; everything else is off. */
const flag = z.string().optional().transform((text) => /^(1|true|yes|on)$/i.test(text ?? ''))
const port = z.coerce.number().int().min(0).max(65535)
/** A time that PostgreSQL and Node.js can count. */
const milliseconds = z.coerce.number().int().min(100).max(2_147_483_647)
const count = z.coerce.number().int().min(1)
const url = z.string().url()
const proxies = z.string().default('').transform((text, context) => {
  const trusted = readTrustedProxies(text)
  if (trusted === null) context.addIssue('addresses, networks and loopback, linklocal, uniquelocal between commas, or a number of hops')
  return trusted ?? false
})

/** Every environment variable that Khuê reads: its form, its default, its meaning. `khue config` prints this table. */
export const settingsTable = {
  PORT: { form: port.default(3000), about: 'Port of the HTTP server; 0 takes a free one.' },
  HOST: { form: z.string().default('0.0.0.0'), about: 'Address the HTTP server listens on.' },
  KHUE_HOME: { form: z.string().default('.khue').transform((path) => resolve(path)), about: 'Folder of the embedded database, of files and of generated secrets.' },
  DATABASE_URL: { form: url.optional(), about: 'PostgreSQL 15 or newer; unset: the embedded one, under KHUE_HOME/pg.', secret: true },
  DATABASE_POOL: { form: count.default(10), about: 'Connections each process keeps to PostgreSQL at the most.' },
  DATABASE_POOLER: { form: flag, about: 'A pooler of transactions (PgBouncer) stands before PostgreSQL: limits of time go with each transaction instead of the connection.' },
  DATABASE_STATEMENT_MS: { form: milliseconds.default(15_000), about: 'How long a statement may take for whoever waits for an answer, in ms.' },
  DATABASE_LOCK_MS: { form: milliseconds.default(10_000), about: 'How long such a statement may wait for a lock, in ms.' },
  DATABASE_IDLE_MS: { form: milliseconds.default(60_000), about: 'How long such a transaction may stand still, in ms.' },
  BACKGROUND_STATEMENT_MS: { form: milliseconds.default(3_600_000), about: 'How long a statement of background work may take (exports, events, rebuilding, commands), in ms.' },
  BACKGROUND_LOCK_MS: { form: milliseconds.default(600_000), about: 'How long such a statement may wait for a lock, in ms.' },
  BACKGROUND_IDLE_MS: { form: milliseconds.default(900_000), about: 'How long such a transaction may stand still, in ms.' },
  REDIS_URL: { form: url.optional(), about: 'Redis 7 or Valkey for the queues; unset: queues live in PostgreSQL.', secret: true },
  SMTP_URL: { form: url.regex(/^smtps?:/, 'smtp:// or smtps://').optional(), about: 'SMTP peer for mail, smtp://name:password@host:587; unset: mail stays in KHUE_HOME/mail.', secret: true },
  MAIL_FROM: { form: z.string().regex(/^[^\p{Cc}]{1,80}<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/u, 'a@b or Name <a@b>').default('Khuê <khue@localhost.localdomain>'), about: 'Sender of the mail.' },
  HEADERS_TIMEOUT_MS: { form: milliseconds.default(15_000), about: 'How long the head of a request may take to arrive, in ms.' },
  BODY_TIMEOUT_MS: { form: milliseconds.default(30_000), about: 'How long its body may take then, in ms; not of a file that is uploaded.' },
  REQUEST_TIMEOUT_MS: { form: milliseconds.default(900_000), about: 'How long any request may take to arrive whole (an upload of 100 MB on a slow line), in ms.' },
  SILENCE_TIMEOUT_MS: { form: milliseconds.default(120_000), about: 'How long a connection may be silent in the middle of a request or before its answer, in ms.' },
  KEEP_ALIVE_TIMEOUT_MS: { form: milliseconds.default(72_000), about: 'How long a connection is kept for its next request, in ms; longer than a proxy keeps it.' },
  PUBLIC_URL: { form: url.optional(), about: 'Address under which browsers reach Khuê; https makes cookies Secure.' },
  TRUST_PROXY: { form: proxies, about: 'Whose X-Forwarded-For, -Proto and -Host are believed: addresses and networks between commas (10.0.0.0/8, loopback, uniquelocal), or how many proxies stand before Khuê; unset: nobody.' },
  LOG_LEVEL: { form: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'), about: 'Least level that is logged.' },
  METRICS_TOKEN: { form: z.string().min(16).optional(), about: '/metrics wants it as a bearer token; unset: only this machine reads it.', secret: true },
  INTROSPECTION: { form: flag, about: 'Let GraphQL clients read the schema (development).' },
  RELAY_POLL_MS: { form: count.default(100), about: 'How often the relay looks for waiting events, in ms.' },
  RELAY_RESEND_MS: { form: count.default(30_000), about: 'How long a batch may stay sent and not applied before it is sent again, in ms.' },
  IDEMPOTENCY_DAYS: { form: z.coerce.number().int().min(90).default(400), about: 'For how many days the id of an event of progress is remembered, so that the same one sent again is known.' },
  ISSUER_NAME: { form: z.string().min(1).max(200).default('Khuê'), about: 'Who issues certificates, as it stands on them.' },
  CREDENTIALS_SECRET: { form: z.string().min(32).optional(), about: 'Seals the private keys of certificates in the database; unset: a generated one in KHUE_HOME/credentials.secret.', secret: true },
  EXPORTS_OPEN: { form: count.default(5), about: 'Exports that one account may have waiting or being made at once.' },
  EXPORT_TTL_HOURS: { form: count.default(24), about: 'How long the file of an export is kept, in hours.' },
  COURSE_READ_SECONDS: { form: count.default(120), about: 'How long reading one course that was sent may take, in seconds.' },
  COURSE_READ_MB: { form: z.coerce.number().int().min(128).default(512), about: 'Memory that reading one course may hold, in MB.' },
  COURSE_QUOTA_MB: { form: count.default(5_000), about: "Pictures, recordings and documents that one instructor's courses may keep, all versions together, in MB." },
} as const satisfies Record<string, { form: z.ZodType; about: string; secret?: boolean }>

export type Settings = { readonly [K in keyof typeof settingsTable]: z.output<(typeof settingsTable)[K]['form']> }

/**
 * Reads the settings out of an environment.
 * @throws Error that names every variable out of its range.
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const faults: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, { form }] of Object.entries(settingsTable)) {
    const raw = env[name] === '' ? undefined : env[name]
    const read = form.safeParse(raw)
    if (read.success) values[name] = read.data
    else faults.push(`${name}: ${read.error.issues.map((issue) => issue.message).join('; ')}`)
  }
  if (faults.length > 0) throw new Error(`Settings out of range:\n  ${faults.join('\n  ')}`)
  return values as Settings
}

/** The settings as rows for a person: name, value (secrets masked), default or not, meaning. */
export function describeSettings(settings: Settings, env: NodeJS.ProcessEnv = process.env) {
  return Object.entries(settingsTable).map(([name, row]) => {
    const value = settings[name as keyof Settings]
    const secret = 'secret' in row && row.secret
    return {
      name,
      value: value === undefined ? '' : secret ? mask(String(value)) : String(value),
      source: env[name] ? 'environment' : 'default',
      about: row.about,
    }
  })
}

/** A secret as it may be shown: an address without its password, anything else as dots. */
function mask(secret: string): string {
  try {
    const address = new URL(secret)
    if (address.password) address.password = '…'
    return address.protocol.startsWith('http') || address.host ? address.toString() : '…'
  } catch {
    return '…'
  }
}

/** A new secret for this installation. @returns `bytes` random bytes as base64url. */
export const newSecret = (bytes = 24): string => randomBytes(bytes).toString('base64url')

/** Injection token of the settings. */
export const SETTINGS = Symbol('settings')
