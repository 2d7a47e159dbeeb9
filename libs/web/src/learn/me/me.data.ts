import type { Khue } from '../../client/index.js'
import { MyLearningDocument } from '../documents.gen.js'
import { loadDueCards } from './due-cards.js'

export type MeData = Awaited<ReturnType<typeof loadMe>>

/** What the signed-in person learns, has learnt and can do. */
export async function loadMe(khue: Khue) {
  await khue.session.know()
  const dueCards = loadDueCards(khue)
  const { myEnrolments, myCompetencies } = await khue.reading.ask(MyLearningDocument, {})
  return {
    active: myEnrolments.filter((enrolment) => enrolment.state === 'ACTIVE'),
    completed: myEnrolments.filter((enrolment) => enrolment.state === 'COMPLETED'),
    competencies: myCompetencies,
    dueCards: await dueCards,
  }
}
