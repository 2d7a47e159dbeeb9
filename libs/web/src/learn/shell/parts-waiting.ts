const kinds = ['progress', 'answers', 'handIns', 'reviews'] as const

/** The kinds of work of which something waits to be sent. */
export const partsWaiting = (parts: Readonly<Record<(typeof kinds)[number], number>>): readonly (typeof kinds)[number][] => kinds.filter((kind) => parts[kind] > 0)
