import type { CatalogueService, OutlineLesson, VersionOutline } from '@khue/catalogue'
import type { Tx } from '@khue/platform/database'
import { BadInput, type FieldFault } from '@khue/platform/http'
import type { Enrolment } from './data/enrolment.repository.js'
import { isSameLesson } from './domain/carry-over.js'
import { type ReadProgress, UUID } from './domain/progress-batch.js'

/** Where an event's lesson is. */
export interface Place {
  enrolment: Enrolment
  outline: VersionOutline
  lesson: OutlineLesson
  /** The lesson in the version that the device showed, where it has other content in it. */
  former: { version: number; lesson: OutlineLesson } | null
}

/** Finds the lessons that a device's events name. */
export class LessonPlaces {
  constructor(private readonly catalogue: CatalogueService) {}

  /** The courses of a batch's lessons, by lesson; with one statement at the most. */
  coursesOf(tx: Tx, events: readonly ReadProgress[]): Promise<Map<string, string>> {
    return this.catalogue.coursesOfLessons(events.map((event) => event.lessonId).filter((id) => UUID.test(id)), tx)
  }

  /**
   * Where each event's lesson is: in the version that the learner keeps to, or that it last stood in before that one.
   * @throws BAD_USER_INPUT with the faults known, every lesson of none of her courses, and every version that is not there.
   */
  async find(tx: Tx, events: readonly ReadProgress[], enrolments: readonly Enrolment[], courses: ReadonlyMap<string, string>, known: readonly FieldFault[]): Promise<Place[]> {
    const outlines = await this.catalogue.outlines(enrolments.map((enrolment) => enrolment.versionId), tx)
    const here = events.map((event) => placeIn(event, enrolments, outlines))
    const gone = [...new Set(events.filter((event, n) => !here[n] && courses.has(event.lessonId)).map((event) => event.lessonId))]
    const last = await this.catalogue.lastOutlinesWith(gone, tx)
    const found = events.map((event, n) => here[n] ?? formerPlace(event, enrolments, outlines, last.get(event.lessonId)))
    const others = await this.catalogue.outlinesByNumber(
      events.flatMap(({ courseVersion }, n) => { const outline = found[n]?.outline; return outline && isOther(courseVersion, outline) ? [{ courseId: outline.courseId, number: courseVersion }] : [] }), tx,
    )
    const faults: FieldFault[] = [...known]
    const places = events.map((event, n): Place | null => {
      const place = found[n]
      if (!place) {
        if (!known.some((fault) => fault.path === `events.${n}.lessonId`)) faults.push({ path: `events.${n}.lessonId`, key: 'lesson.unknown' })
        return null
      }
      if (!isOther(event.courseVersion, place.outline)) return place
      const lesson = others.find(({ courseId, number }) => courseId === place.outline.courseId && number === event.courseVersion)?.lessons.find((row) => row.id === event.lessonId)
      if (!lesson) faults.push({ path: `events.${n}.courseVersion`, key: 'version.unknown' })
      return lesson && !isSameLesson(lesson, place.lesson) ? { ...place, former: { version: event.courseVersion, lesson } } : place
    })
    if (faults.length > 0) throw new BadInput(faults)
    return places as Place[]
  }
}

const isOther = (version: number | null, outline: VersionOutline): version is number => version !== null && version !== outline.number

/** In the pinned version of one of the learner's enrolments. */
function placeIn(event: ReadProgress, enrolments: readonly Enrolment[], outlines: ReadonlyMap<string, VersionOutline>): Place | null {
  for (const enrolment of enrolments) {
    const outline = outlines.get(enrolment.versionId)
    const lesson = outline?.lessons.find((row) => row.id === event.lessonId)
    if (outline && lesson) return { enrolment, outline, lesson, former: null }
  }
  return null
}

/** In an older version of a course that goes on with a newer one. */
function formerPlace(event: ReadProgress, enrolments: readonly Enrolment[], outlines: ReadonlyMap<string, VersionOutline>, last: VersionOutline | undefined): Place | null {
  const enrolment = enrolments.find((row) => row.courseId === last?.courseId)
  const outline = outlines.get(enrolment?.versionId ?? '')
  const lesson = last?.lessons.find((row) => row.id === event.lessonId)
  return enrolment && outline && last && lesson && last.number < outline.number ? { enrolment, outline, lesson, former: null } : null
}
