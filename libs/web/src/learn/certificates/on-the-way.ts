interface Completed {
  readonly courseSlug: string
  readonly completedAt: string | null
}

/** After so long a completion without a certificate has none to come: its course gives none, in ms. */
const SOON = 3 * 60_000

/** The courses completed just now whose certificate is still being made: the queue issues it within seconds. */
export function certificatesOnTheWay(completed: readonly Completed[], certificates: readonly { readonly courseSlug: string }[], now: Date): string[] {
  const issued = new Set(certificates.map(({ courseSlug }) => courseSlug))
  return completed
    .filter(({ courseSlug, completedAt }) => completedAt !== null && !issued.has(courseSlug) && Math.abs(now.getTime() - Date.parse(completedAt)) < SOON)
    .map(({ courseSlug }) => courseSlug)
}
