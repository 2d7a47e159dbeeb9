import { unfitCharacter } from '@khue/platform/reading'
import type { CourseDraft } from '../domain/course-draft.js'
import type { LineOf } from '../domain/course-yaml.js'
import type { Told } from './told.js'

/**
 * Refuses what no text may hold (NUL, halves of characters, signs that turn the order of reading) wherever it comes from: an escape of YAML or GIFT, an
 * entity, a cell. Titles stand among those of others, so that isolates may not stand in them either.
 * @param lineOfLesson where course.yaml names a lesson's file.
 */
export function refuseUnfit(draft: CourseDraft, told: Told, lineOf: LineOf, lineOfLesson: (file: string) => number | null): void {
  const title = (text: string | null, line: number | null): void => {
    const unfit = text === null ? null : unfitCharacter(text)
    if (unfit) told.refuse('course.yaml', line, unfit.key, unfit.values)
  }
  title(draft.title, lineOf(['title']))
  title(draft.summary, lineOf(['summary']))
  for (const [s, section] of draft.sections.entries()) {
    title(section.title, lineOf(['sections', s, 'title']))
    for (const { title: name, ...lesson } of section.lessons) {
      title(name, lineOfLesson(lesson.file))
      const unfit = firstUnfit(lesson)
      if (unfit) told.refuse(lesson.file, null, unfit.key, unfit.values)
    }
  }
}

/** The first unfit text within a value, keys of objects left aside. */
function firstUnfit(value: unknown): ReturnType<typeof unfitCharacter> {
  if (typeof value === 'string') return unfitCharacter(value, { isolates: true })
  if (typeof value !== 'object' || value === null) return null
  for (const part of Object.values(value)) {
    const unfit = firstUnfit(part)
    if (unfit) return unfit
  }
  return null
}
