import type { Khue } from '../../client/index.js'
import { HomeDocument } from '../documents.gen.js'

export type HomeData = Awaited<ReturnType<typeof loadHome>>

export async function loadHome(khue: Khue) {
  const account = await khue.session.know()
  const { courses, myEnrolments } = await khue.reading.ask(HomeDocument, { signedIn: account !== null })
  const begun = (myEnrolments ?? []).filter((enrolment) => enrolment.state === 'ACTIVE')
  return { account, begun, total: courses.totalCount, picks: courses.edges.map((edge) => edge.node) }
}
