/**
 * How large everything is. `--small` makes it a twentieth, to try the bench itself: its figures say nothing.
 */
const small = process.argv.includes('--small')
const size = (full) => (small ? Math.ceil(full / 20) : full)

export const sizes = {
  /** Learners with two courses each to complete: enough for every completion and lag run. */
  learners: size(40_000),
  warmCompletions: size(1_500),
  completionsARound: size(3_000),
  lagSeconds: small ? 5 : 60,
  loopSeconds: small ? 1 : 4,
  /** The ledger before a drain, and what waits: with registrations, enrolments and days of activity 420,000 completions are more than a million rows. */
  drainResidents: size(50_000),
  drainCompletions: size(420_000),
  drainWaiting: size(100_000),
  drainRowsBefore: size(1_000_000),
  quizLearners: size(1_000),
  courses: size(500),
  /** The small city and the large one of desk and export. */
  fewResidents: size(2_000),
  fewCompletions: size(10_000),
  manyResidents: size(50_000),
  manyCompletions: size(1_000_000),
}
