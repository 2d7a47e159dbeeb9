import type { Khue } from '../../client/index.js'
import { certificatesOnTheWay } from '../certificates/on-the-way.js'
import { MyLearningDocument } from '../documents.gen.js'
import { loadDueCards } from './due-cards.js'

export type MeData = Awaited<ReturnType<typeof loadMe>>

/** What the signed-in person learns, has learnt, can do and can show. */
export async function loadMe(khue: Khue) {
  await khue.session.know()
  const dueCards = loadDueCards(khue)
  const [{ myEnrolments, myCompetencies, myCertificates, myLearningWeeks }] = await Promise.all([khue.reading.ask(MyLearningDocument, {}), khue.texts.add('further')])
  const completed = myEnrolments.filter((enrolment) => enrolment.state === 'COMPLETED')
  return {
    active: myEnrolments.filter((enrolment) => enrolment.state === 'ACTIVE'),
    completed,
    competencies: myCompetencies,
    certificates: myCertificates,
    onTheWay: certificatesOnTheWay(completed, myCertificates, khue.now()).length,
    weeks: myLearningWeeks,
    dueCards: await dueCards,
  }
}
