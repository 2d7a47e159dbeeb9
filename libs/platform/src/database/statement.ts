/**
 * SQL of a hot path, by name: PostgreSQL parses and plans it once a connection.
 * `parameters` are PostgreSQL's own `$1`…; the name is unique in the program.
 */
export interface Statement {
  readonly name: string
  readonly text: string
}

const known = new Set<string>()

/** Declares a named statement. @throws Error where the name is taken. */
export function statement(name: string, text: string): Statement {
  if (known.has(name)) throw new Error(`Two statements are named ${name}`)
  known.add(name)
  return { name, text }
}
