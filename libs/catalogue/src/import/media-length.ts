import { parseFile } from 'music-metadata'

/** The length of a recording in seconds; null where it cannot be told. */
export async function secondsOf(path: string): Promise<number | null> {
  try {
    const { format } = await parseFile(path, { duration: true, skipCovers: true })
    return format.duration !== undefined && format.duration > 0 ? Math.round(format.duration * 10) / 10 : null
  } catch {
    return null
  }
}
