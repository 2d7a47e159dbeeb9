import { join } from 'node:path'
import type { CourseReading } from '../domain/course-reading.js'
import { readCourseFolder } from './folder-reader.js'
import { CannotRead, Told } from './told.js'
import { unzip } from './unzip.js'

/** A course folder, or a .zip of one, and an empty folder of one's own to work in. */
export interface CourseSource {
  kind: 'folder' | 'archive'
  path: string
  scratch: string
}

/**
 * Reads what somebody sent. It knows nothing but the bytes: no database, no settings, no network.
 * @param reading called before each file is read.
 */
export async function readCourse({ kind, path, scratch }: CourseSource, reading: (file: string) => Promise<void>): Promise<CourseReading> {
  const told = new Told()
  const unpacked = join(scratch, 'course')
  try {
    if (kind === 'archive') {
      await reading('.zip')
      await unzip(path, unpacked, told)
    }
    return await readCourseFolder(kind === 'archive' ? unpacked : path, scratch, told, reading)
  } catch (error) {
    if (!(error instanceof CannotRead)) throw error
    told.refuse(error.file, null, error.key, error.values)
    return { draft: null, faults: told.faults, warnings: told.warnings, alignments: [] }
  }
}
