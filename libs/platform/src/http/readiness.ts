/** What must be true before a process takes work. Each feature adds its own question; `/readyz` asks them all. */
export class Readiness {
  private readonly questions = new Map<string, () => Promise<boolean>>()
  private leaving = false

  add(name: string, question: () => Promise<boolean>): void {
    this.questions.set(name, question)
  }

  /** From now on not ready: the process is going. */
  leave(): void {
    this.leaving = true
  }

  /** Each question with its answer; a question that fails is answered no. */
  async ask(): Promise<{ ready: boolean; checks: Record<string, boolean> }> {
    const answers = await Promise.all([...this.questions].map(async ([name, question]) => [name, await question().catch(() => false)] as const))
    const checks = Object.fromEntries(answers)
    return { ready: !this.leaving && answers.every(([, yes]) => yes), checks }
  }
}
