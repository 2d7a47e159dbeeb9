import type { CourseDraft } from './course-draft.js'
import type { CourseFault } from './course-fault.js'
import type { Alignment } from './outline.js'

/** What was read of a course folder. */
export interface CourseReading {
  /** Null where there are faults. */
  draft: CourseDraft | null
  /** What refuses the whole. */
  faults: CourseFault[]
  /** What was taken otherwise than it stands there, guessed, or left out. */
  warnings: CourseFault[]
  /** With their lines in course.yaml: whether there are such competences is known to the frameworks alone. */
  alignments: (Alignment & { line: number })[]
}
