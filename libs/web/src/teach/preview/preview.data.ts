import { type Khue, Refusal } from '../../client/index.js'
import { PreviewDocument, type PreviewQuery } from '../documents.gen.js'

export type PreviewCourse = NonNullable<PreviewQuery['preview']>
export type PreviewLesson = PreviewCourse['sections'][number]['lessons'][number]
export type PreviewData = Awaited<ReturnType<typeof loadPreview>>

/** The newest version of one's own course, draft or published. */
export async function loadPreview(khue: Khue, courseSlug: string) {
  await khue.texts.add('teach')
  const { preview, myCourses } = await khue.learning.ask(PreviewDocument, { courseSlug })
  if (!preview) throw new Refusal('NOT_FOUND', '')
  return { course: preview, standing: myCourses.find(({ slug }) => slug === courseSlug) ?? null }
}
