import type { ParseArgsConfig } from 'node:util'
import type { Clock } from '@khue/platform/observability'
import type { Installation } from './installation.js'
import type { Printer } from './printer.js'

export type Options = NonNullable<ParseArgsConfig['options']>
export type Values = Record<string, string | boolean | undefined>

/** What a command is given. */
export interface Call {
  values: Values
  /** The words after the command's own. */
  words: string[]
  print: Printer
  /** Opens the installation under KHUE_HOME (or at DATABASE_URL); closed again when the command ends. */
  open: (clock?: Clock) => Promise<Installation>
}

/** One command of `khue`. */
export interface Command {
  /** Its words: `course import`. */
  name: string
  about: string
  /** What comes after its words: `DIR [--publish] [--json]`. */
  usage: string
  /** A line for each option, for its help. */
  help?: readonly string[]
  options: Options
  /** How many words it takes at the least and at the most. */
  takes?: readonly [least: number, most: number]
  /** @returns the exit code; 0 where it returns nothing. */
  run(call: Call): Promise<number | undefined>
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {}

/** What was asked is refused: exit code 1, each line on stderr. */
export class Refusal extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'))
  }
}

/** The text of an option. @throws UsageError where it is missing. */
export function need(values: Values, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new UsageError(`--${name} is missing`)
  return value
}

/** The text of an option, or undefined. */
export function optional(values: Values, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
