/** Puts suggestions of one reason together, in the order in which the reasons come; each keeps its own order. */
export function byReason<Suggestion extends { readonly reason: string }>(suggestions: readonly Suggestion[]): { reason: Suggestion['reason']; suggestions: Suggestion[] }[] {
  const groups = new Map<Suggestion['reason'], Suggestion[]>()
  for (const suggestion of suggestions) groups.set(suggestion.reason, [...(groups.get(suggestion.reason) ?? []), suggestion])
  return [...groups].map(([reason, found]) => ({ reason, suggestions: found }))
}
