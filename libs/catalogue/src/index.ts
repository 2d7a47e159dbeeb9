import type { PersistenceContext } from '@khue/platform/database'
import { KeepOnlyWhatLessonsShow1764001550000 } from './data/migrations/1764001550000-keep-only-what-lessons-show.js'
import { LetACourseAskForOthersFirst1764001410000 } from './data/migrations/1764001410000-let-a-course-ask-for-others-first.js'
import { MakeTheCards1764001100000 } from './data/migrations/1764001100000-make-the-cards.js'
import { MakeTheCourses1764000500000 } from './data/migrations/1764000500000-make-the-courses.js'
import { AddTheWishForCertificates1764001200000 } from './data/migrations/1764001200000-add-the-wish-for-certificates.js'
import { LetCoursesBeFoundByMore1764001300200 } from './data/migrations/1764001300200-let-courses-be-found-by-more.js'

export { feedbackOf } from './api/course.node.js'
export * from './api/course.types.js'
export * from './catalogue.module.js'
export { type AlignmentRequest, type CoursePage, CatalogueService } from './catalogue.service.js'
export * from './course-import.service.js'
export { CourseReader } from './course-reader.js'
export { KeptMedia } from './kept-media.js'
export { MediaSweep } from './media-sweep.js'
export * from './deck.service.js'
export * from './publishing.service.js'
export type { CardPlace } from './data/deck.repository.js'
export type { VersionRecord } from './data/version.repository.js'
export * from './domain/course-fault.js'
export * from './domain/refused-course.js'
export type { CourseSearch } from './domain/course-search.js'
export * from './domain/lesson-kind.js'
export * from './domain/outline.js'

export const catalogueContext: PersistenceContext = {
  schema: 'catalogue', entities: [], migrations: [
    MakeTheCourses1764000500000, MakeTheCards1764001100000, AddTheWishForCertificates1764001200000, LetCoursesBeFoundByMore1764001300200, LetACourseAskForOthersFirst1764001410000,
    KeepOnlyWhatLessonsShow1764001550000,
  ],
}
