/** The one place that writes to the terminal: what was asked for to stdout, progress and faults to stderr. */
export interface Printer {
  /** A line of the answer. */
  line(text: string): void
  /** A line of progress or of a fault. */
  aside(text: string): void
}

export const terminal: Printer = {
  line: (text) => void process.stdout.write(`${text}\n`),
  aside: (text) => void process.stderr.write(`${text}\n`),
}

/** Rows in columns, each as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) => row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('  ').trimEnd())
}
