interface Item {
  readonly id: string
}

/** The items as the learner has put them; as they came before she has, and those that her answer does not name at the end. */
export function orderOf<One extends Item>(items: readonly One[], chosen: readonly string[] | null | undefined): One[] {
  const placed = (chosen ?? []).flatMap((id) => items.find((item) => item.id === id) ?? [])
  return [...placed, ...items.filter((item) => !placed.includes(item))]
}

/** The order with one item a place further (1) or back (-1); as it was where there is no such place. */
export function moved(order: readonly string[], place: number, by: 1 | -1): string[] {
  const next = [...order]
  const one = order[place]
  const other = order[place + by]
  if (one === undefined || other === undefined) return next
  next[place] = other
  next[place + by] = one
  return next
}
