import { type Khue, Refusal } from '../../client/index.js'
import { CourseDocument } from '../documents.gen.js'

export type CourseData = Awaited<ReturnType<typeof loadCourse>>

/** A course as its page shows it: who is enrolled sees the version that she began. @throws NOT_FOUND for one that is not there. */
export async function loadCourse(khue: Khue, slug: string) {
  const [account] = await Promise.all([khue.session.know(), khue.texts.add('lesson')])
  const { course, enrolment } = await khue.reading.ask(CourseDocument, { slug, signedIn: account !== null })
  const shown = enrolment?.course ?? course
  if (!shown) throw new Refusal('NOT_FOUND', slug)
  return { course: shown, enrolment: enrolment ?? null, withdrawn: !course }
}
