import { type Alignment, CatalogueService, type VersionOutline } from '@khue/catalogue'
import { Database } from '@khue/platform/database'
import type { Installation } from '../installation.js'

/** A published course as a history needs it. */
export interface PublishedCourse {
  outline: VersionOutline
  /** What completing it asks for. */
  lessons: VersionOutline['lessons']
  /** What completing it is evidence for. */
  evidence: Alignment[]
}

const PAGE = 100

/** Every published course that one may begin with, by title: those that ask for another one first are left out. */
export async function publishedCourses(at: Pick<Installation, 'app' | 'get'>): Promise<PublishedCourse[]> {
  const catalogue = at.get(CatalogueService)
  const courses: PublishedCourse[] = []
  for (let after = null; ; ) {
    const page = await catalogue.courses({ search: null, competencyCode: null, language: null }, PAGE, after)
    for (const { record } of page.courses) {
      const { outline } = record
      if (outline.prerequisites.length > 0) continue
      const required = outline.lessons.filter((lesson) => lesson.required)
      const evidence = await at.app.get(Database).read((tx) => catalogue.evidence(tx, outline.versionId))
      courses.push({ outline, lessons: required.length > 0 ? required : outline.lessons, evidence })
    }
    after = page.courses.at(-1)?.place ?? null
    if (!page.hasNextPage) return courses
  }
}
