/** How much a page may be enlarged; 1 fits the width. */
export const ZOOMS = [1, 1.25, 1.5, 2, 3] as const

/** The page where one left off: the share of the pages that were seen, as a page from 1. */
export function pageAt(position: number, count: number): number {
  return Math.min(count, Math.max(1, Math.round(position * count)))
}

/** The page that a key leads to, or null where it leads nowhere. */
export function pageOfKey(key: string, page: number, count: number): number | null {
  switch (key) {
    case 'PageDown':
    case 'ArrowRight':
      return Math.min(count, page + 1)
    case 'PageUp':
    case 'ArrowLeft':
      return Math.max(1, page - 1)
    case 'Home':
      return 1
    case 'End':
      return count
    default:
      return null
  }
}

/** The next enlargement up or down; the same at either end. */
export function zoomBeside(zoom: number, by: 1 | -1): number {
  const at = ZOOMS.findIndex((one) => one === zoom)
  return ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at + by))] ?? 1
}
