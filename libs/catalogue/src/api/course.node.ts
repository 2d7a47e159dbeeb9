import type { FeedbackRule } from '@khue/assessment'
import type { VersionRecord } from '../data/version.repository.js'
import type { Transcript } from '../domain/captions.js'
import type { OutlineLesson } from '../domain/outline.js'
import type { AlignmentRequestType, CompetencyAlignmentType, CourseType, FeedbackTime, LessonType, TaughtCourseType } from './course.types.js'

/** How a node asks for what its version does not hold; each is called only where a client asks for the field. */
export interface NodeSources {
  /** The name of a competence in the reader's language. */
  competencyName(code: string): Promise<string>
  /** An article as HTML, null for a lesson that is none. */
  html(lessonId: string): Promise<string | null>
  /** What is said in a recording. */
  transcripts(lessonId: string): Promise<Transcript[]>
}

/** The address of a version's file. */
export const mediaUrl = (versionId: string, path: string): string => `/media/${versionId}/${path.split('/').map(encodeURIComponent).join('/')}`

/** A version as the schema has it. `authored`: alignments that wait for approval are shown too. */
export function courseNode({ outline, published, approved }: VersionRecord, sources: NodeSources, authored = false): CourseType {
  return {
    id: outline.courseId,
    slug: outline.slug,
    title: outline.title,
    summary: outline.summary,
    language: outline.language,
    version: outline.number,
    versionId: outline.versionId,
    order: outline.order,
    prerequisites: outline.prerequisites,
    published,
    lessonCount: outline.lessons.length,
    minutes: outline.lessons.reduce((sum, lesson) => sum + lesson.minutes, 0),
    alignments: approved || authored ? outline.alignments.map((alignment) => alignmentNode(alignment, sources)) : [],
    get sections() {
      const lessons = new Map(outline.lessons.map((lesson) => [lesson.id, lesson]))
      return outline.sections.map(({ id, title, lessonIds }) => ({
        id,
        title,
        lessons: lessonIds.flatMap((lessonId) => {
          const lesson = lessons.get(lessonId)
          return lesson ? [lessonNode(lesson, outline.versionId, sources)] : []
        }),
      }))
    },
  }
}

function lessonNode(lesson: OutlineLesson, versionId: string, sources: NodeSources): LessonType {
  const { id, title, kind, required, minutes, position, completion, quiz, media, deck } = lesson
  return {
    id, title, kind, required, minutes, position,
    passMark: quiz?.passMark ?? null,
    attempts: quiz?.attempts ?? null,
    questionCount: quiz?.questions ?? null,
    cardCount: deck?.cards ?? null,
    completionShare: completion.kind === 'watched' ? completion.share : completion.kind === 'passed' ? completion.passMark : null,
    timeLimit: quiz?.timeLimit ?? null,
    waitingTime: quiz?.waitingTime ?? null,
    feedback: quiz ? feedbackOf(quiz.feedback) : null,
    feedbackFrom: typeof quiz?.feedback === 'object' ? quiz.feedback.after : null,
    offline: quiz ? (quiz.offline ?? false) : true,
    prerequisites: lesson.prerequisites ?? [],
    posterUrl: media?.poster ? mediaUrl(versionId, media.poster) : null,
    seconds: media?.seconds ?? null,
    mediaUrl: media ? mediaUrl(versionId, media.path) : null,
    smallerMediaUrl: media?.smaller ? mediaUrl(versionId, media.smaller) : null,
    captions: (media?.captions ?? []).map((caption) => ({ language: caption.language, url: mediaUrl(versionId, caption.path) })),
    get html() {
      return sources.html(id)
    },
    get transcripts() {
      return sources.transcripts(id)
    },
  }
}

/** A rule of feedback as the schema names it; left out: at the end. */
export const feedbackOf = (rule: FeedbackRule | undefined): keyof typeof FeedbackTime => (rule === 'at-once' ? 'AT_ONCE' : typeof rule === 'object' ? 'AFTER' : 'AT_END')

const alignmentNode = ({ competency, level }: { competency: string; level: number }, sources: NodeSources): CompetencyAlignmentType => ({
  competencyCode: competency,
  level,
  get name() {
    return sources.competencyName(competency)
  },
})

/** The newest version of a course as its owner sees it. `withdrawn`: new learners get none of its versions. */
export function taughtCourse({ outline, published, approved, updatedAt }: VersionRecord, withdrawn: boolean, sources: NodeSources): TaughtCourseType {
  return {
    slug: outline.slug,
    title: outline.title,
    version: outline.number,
    published,
    withdrawn: published && withdrawn,
    alignmentsApproved: approved,
    alignments: outline.alignments.map((alignment) => alignmentNode(alignment, sources)),
    updatedAt: updatedAt.toISOString(),
  }
}

/** A version's alignments as the campaign's staff see them. `completions`: how many stand on it. */
export function alignmentRequestNode(
  request: { versionId: string; courseSlug: string; courseTitle: string; version: number; approved: boolean; changedSinceApproval: boolean; alignments: readonly { competency: string; level: number }[] },
  completions: number,
  sources: NodeSources,
): AlignmentRequestType {
  const { versionId, courseSlug, courseTitle, version, approved, changedSinceApproval, alignments } = request
  return { versionId, courseSlug, courseTitle, version, approved, changedSinceApproval, completions, alignments: alignments.map((alignment) => alignmentNode(alignment, sources)) }
}
