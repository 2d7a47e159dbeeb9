/** What may be told of a fault: in a log, in a queue, in a reason that staff read. */
export interface ToldError {
  name: string
  /** Our own words, or those of a fault that quotes no data. */
  message?: string
  /** By name and line, without the fault's own text. */
  stack?: string
  cause?: ToldError
  /** Names and numbers: SQLSTATE or errno, schema, table, constraint, … */
  [fact: string]: string | number | ToldError | undefined
}

/** The only properties of a fault that pass, each where it is a short plain name or a number. */
const FACTS = ['code', 'errno', 'syscall', 'address', 'port', 'severity', 'schema', 'table', 'column', 'dataType', 'constraint', 'routine', 'status', 'statusCode', 'responseCode'] as const
const PLAIN = /^[\w.:/-]{1,100}$/
/** Classes of SQLSTATE whose messages speak of the server, of locks or of our own SQL, never of a row: connection, transaction state, rollback, names and syntax, resources, shutdown, system. */
const TELLABLE_SQL = /^(08|25|40|42|53|55|57|58)[0-9A-Z]{3}$/
const FRAME = /^ {4}at (?:[\w.$<>#[\] ]+ \()?(?:async )?(?:file:\/\/|node:|\/|[A-Za-z]:\\)?[^()\n]*:\d+:\d+\)?$|^ {4}at [\w.$<> ]+ \(<anonymous>\)$/
const MOST_CAUSES = 4

/**
 * A fault as it may be told. The text of a foreign fault stays out (PostgreSQL, parsers and mail peers quote what they were given), and so do the
 * statement, its parameters and whatever else hangs on it. Our own text passes: a fault is ours that was made in our own code.
 */
export function tellError(error: unknown, depth = 0): ToldError {
  if (!(error instanceof Error)) return { name: error === null ? 'null' : typeof error }
  const frames = framesOf(error)
  const source = driverErrorOf(error)
  const told: ToldError = { name: PLAIN.test(error.name) ? error.name : 'Error' }
  for (const fact of FACTS) {
    const value = (source as unknown as Record<string, unknown>)[fact]
    if (typeof value === 'number' || (typeof value === 'string' && PLAIN.test(value))) told[fact] = value
  }
  if (isOurs(error, frames)) told.message = error.message
  else if (typeof told['code'] === 'string' && TELLABLE_SQL.test(told['code'])) told.message = source.message
  if (frames.length > 0) told.stack = frames.join('\n')
  if (error.cause !== undefined && depth < MOST_CAUSES) told.cause = tellError(error.cause, depth + 1)
  return told
}

/** The same in one line: `DatabaseError 23505 identity account account_phone_key`, or our own words. */
export function inWords(error: unknown): string {
  const { message, stack: _, cause, ...facts } = tellError(error)
  return message ?? [...Object.values(facts), ...(cause ? [`(${cause.message ?? [cause.name, cause['code']].filter(Boolean).join(' ')})`] : [])].join(' ')
}

/** Every fault among the fields of a line as it may be told, however deep; a text under `err` is one that somebody took out of a fault. */
export function tellFields(fields: object, depth = 0): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, key === 'err' ? tellError(value) : tellValue(value, depth)]))
}

function tellValue(value: unknown, depth: number): unknown {
  if (value instanceof Error) return tellError(value)
  if (typeof value !== 'object' || value === null || depth > MOST_CAUSES) return value
  if (Array.isArray(value)) return value.map((one) => tellValue(one, depth + 1))
  return Object.getPrototypeOf(value) === Object.prototype ? tellFields(value, depth + 1) : value
}

/** The lines of the stack that are frames; the text before them, which may look like some, is cut away first. */
function framesOf(error: Error): string[] {
  const stack = typeof error.stack === 'string' ? error.stack : ''
  const at = stack.indexOf(error.message)
  const after = at < 0 ? '' : stack.slice(at + error.message.length)
  return after.split('\n').filter((line) => FRAME.test(line)).slice(0, 20)
}

/** Whether the fault was made in our own code: its first frame lies there. One without frames is not known to be. */
function isOurs(error: Error, [first]: readonly string[]): boolean {
  if (first === undefined || error !== driverErrorOf(error)) return false
  return /[/\\](libs|apps|node_modules[/\\]@khue)[/\\]/.test(first) && !/node_modules[/\\](?!@khue[/\\])/.test(first)
}

/** TypeORM wraps the fault of `pg`. */
function driverErrorOf(error: Error): Error {
  return 'driverError' in error && error.driverError instanceof Error ? error.driverError : error
}
