import type { Khue } from '../../client/index.js'
import { MyCoursesDocument, type TaughtCourseFactsFragment } from '../documents.gen.js'

export type TaughtCourse = TaughtCourseFactsFragment
export type TeachData = Awaited<ReturnType<typeof loadTeach>>

/** The courses of the instructor who is signed in, the last changed first. */
export async function loadTeach(khue: Khue) {
  await khue.texts.add('teach')
  const { myCourses } = await khue.learning.ask(MyCoursesDocument, {})
  return { courses: myCourses }
}
