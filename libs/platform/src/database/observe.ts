import { AsyncLocalStorage } from 'node:async_hooks'

/** One statement as it was sent: its text, its name where it is prepared, its values. */
export interface SeenStatement {
  name?: string
  text: string
  values: unknown[]
}

type Listener = (statement: SeenStatement, milliseconds: number) => void

/**
 * Sees every statement that goes through a `Tx`: metrics listen to all of them, a test or the bench
 * to those of one piece of work (`record`).
 */
export class StatementObserver {
  private readonly listeners = new Set<Listener>()
  private readonly recording = new AsyncLocalStorage<SeenStatement[]>()

  listen(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Runs `work` and tells which statements it sent, in order. */
  async record<T>(work: () => Promise<T>): Promise<{ result: T; statements: SeenStatement[] }> {
    const statements: SeenStatement[] = []
    const result = await this.recording.run(statements, work)
    return { result, statements }
  }

  seen(statement: SeenStatement, milliseconds: number): void {
    this.recording.getStore()?.push(statement)
    for (const listener of this.listeners) listener(statement, milliseconds)
  }
}

export const statementObserver = new StatementObserver()
