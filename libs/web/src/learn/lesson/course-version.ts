import { createContext, useContext } from 'react'

/** The number of the course's version that the lesson shows: what is done in it is told with it, for a later one may have the lesson rewritten. */
const CourseVersion = createContext<number | undefined>(undefined)

export const CourseVersionProvider = CourseVersion.Provider

/** What goes with each event of progress. */
export function useCourseVersion(): { readonly courseVersion?: number } {
  const courseVersion = useContext(CourseVersion)
  return courseVersion === undefined ? {} : { courseVersion }
}
