interface Renditions {
  readonly mediaUrl: string | null
  readonly smallerMediaUrl: string | null
}

/**
 * Which of a recording's files to take: the smaller one for who saves data, save where the other is on the device already.
 * @param has whether a file is on the device. @returns its address, null where there is none.
 */
export function renditionOf({ mediaUrl, smallerMediaUrl }: Renditions, saves: boolean, has: (address: string) => boolean): string | null {
  const [first, other] = saves && smallerMediaUrl !== null ? [smallerMediaUrl, mediaUrl] : [mediaUrl, smallerMediaUrl]
  return first !== null && other !== null && !has(first) && has(other) ? other : first
}
