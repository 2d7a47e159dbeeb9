import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { CourseFault } from '../domain/course-fault.js'
import type { CourseReading } from '../domain/course-reading.js'
import { readCourse } from '../import/read-course.js'

/** Files by their paths. */
export type Folder = Record<string, string | Buffer>

const toldShort = ({ file, line, key }: CourseFault): string => `${file}:${line} ${key}`

/** Course folders on the disk, and what is read of them, in this very process. */
export class CourseFolders {
  readonly home = mkdtempSync(join(tmpdir(), 'khue-folders-'))

  write(files: Folder): string {
    const folder = mkdtempSync(join(this.home, 'course-'))
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return folder
  }

  read(files: Folder | string, kind: 'folder' | 'archive' = 'folder'): Promise<CourseReading> {
    return readCourse({ kind, path: typeof files === 'string' ? files : this.write(files), scratch: mkdtempSync(join(this.home, 'scratch-')) }, async () => undefined)
  }

  /** Faults and warnings as `file:line key`. */
  async said(files: Folder | string, kind: 'folder' | 'archive' = 'folder'): Promise<{ faults: string[]; warnings: string[] }> {
    const { faults, warnings } = await this.read(files, kind)
    return { faults: faults.map(toldShort), warnings: warnings.map(toldShort) }
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true })
  }
}

/** A course.yaml of some lessons. */
export const courseOf = (...lessons: string[]): string => `slug: thu\ntitle: Thử\nlanguage: vi\nsections:\n  - title: Phần\n    lessons:\n${lessons.map((lesson) => `      - ${lesson}\n`).join('')}`
