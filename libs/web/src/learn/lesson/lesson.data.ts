import { type Khue, Refusal, Unreachable } from '../../client/index.js'
import { around } from '../course/lesson-order.js'
import { AttemptsDocument, CourseDocument, DeckDocument, EnrolledContentDocument, EnrolmentProgressDocument } from '../documents.gen.js'

export type LessonData = Awaited<ReturnType<typeof loadLesson>>
/** A lesson of a course that the reader is enrolled in. */
export type EnrolledLesson = Extract<LessonData, { readonly enrolled: true }>

/**
 * A lesson with its course and what the learner has done. The content of a version never changes: it comes once, the whole
 * course together, so that a learner who opened one lesson at home reads the others on the bus. What the device kept may be
 * older than the lesson: before it is said not to be there, the service is asked.
 * @throws NOT_FOUND for a course or lesson that is not there; Unreachable where only a service out of reach could tell.
 */
export async function loadLesson(khue: Khue, slug: string, lessonId: string) {
  const [account] = await Promise.all([khue.session.know(), khue.texts.add('lesson')])
  const enrolled = account ? ((await findEnrolled(khue, slug, lessonId)) ?? (await findEnrolled(khue, slug, lessonId, { fresh: true }))) : 'not enrolled'
  if (!enrolled) throw khue.reading.fromDevice.get() ? new Unreachable() : new Refusal('NOT_FOUND', slug)
  if (enrolled === 'not enrolled') {
    const { course } = await khue.reading.ask(CourseDocument, { slug, signedIn: false })
    const found = course && around(course, lessonId)
    if (!found) throw new Refusal('NOT_FOUND', slug)
    return { enrolled: false as const, course, lesson: found.lesson }
  }
  const { kind } = enrolled.lesson
  const attempts = kind === 'QUIZ' || kind === 'DICTATION' ? await withNetwork(khue.reading.ask(AttemptsDocument, { lessonId }, { fresh: true })) : null
  const deck = kind === 'FLASHCARDS' ? await withNetwork(khue.reading.ask(DeckDocument, { lessonId })) : null
  return { enrolled: true as const, ...enrolled, attempts: attempts?.attempts ?? null, deck: deck?.deck ?? null }
}

/** The lesson in the version of the course that its learner is in; null where that has no such lesson. */
async function findEnrolled(khue: Khue, slug: string, lessonId: string, { fresh = false } = {}) {
  const { enrolment } = await khue.reading.ask(EnrolmentProgressDocument, { slug }, { fresh })
  if (!enrolment) return 'not enrolled' as const
  const content = await khue.reading.askOnce(EnrolledContentDocument, { slug }, enrolment.course.versionId)
  const course = content.enrolment?.course
  const place = course && around(course, lessonId)
  return place ? { course, enrolment, ...place } : null
}

/** The answer, or null where there is no network: the lesson then says so in its place. */
async function withNetwork<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Unreachable) return null
    throw error
  }
}
