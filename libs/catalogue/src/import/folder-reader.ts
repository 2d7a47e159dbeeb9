import type { CourseDraft, LessonDraft } from '../domain/course-draft.js'
import type { CourseReading } from '../domain/course-reading.js'
import { courseYaml, readYaml } from '../domain/course-yaml.js'
import { readLesson } from './lesson-reader.js'
import { listFiles } from './list-files.js'
import { readMedia } from './media-reader.js'
import { type LessonToRead, readText, type Reading } from './reading.js'
import { named } from './recording-reader.js'
import type { Told } from './told.js'
import { refuseUnfit } from './unfit.js'

/**
 * Reads a course folder whole: what it says, or every fault, each with file, line and reason (unknown keys, missing files, broken GIFT, paths that
 * leave the folder, texts in no known encoding, media that are not what their name says); and what is taken otherwise than it stands there, or left out.
 * @param scratch a folder for files that are made of others.
 * @param reading called before each file is read.
 * @throws CannotRead where nothing can be read at all.
 */
export async function readCourseFolder(folder: string, scratch: string, told: Told, reading: (file: string) => Promise<void>): Promise<CourseReading> {
  const files = await listFiles(folder, told, reading)
  await reading('course.yaml')
  const source = files.names.has('course.yaml') ? await readText({ files, told }, 'course.yaml') : null
  if (!source) {
    if (!files.names.has('course.yaml')) told.refuse('course.yaml', null, 'course.missing-file', { name: 'course.yaml' })
    return ended(told, null, [])
  }
  const { value: yaml, faults, lineOf } = readYaml(courseYaml, source.text, 'course.yaml')
  told.take('course.yaml', { faults })
  if (!yaml) return ended(told, null, [])
  const alignments = yaml.alignments.map((alignment, n) => ({ ...alignment, line: lineOf(['alignments', n]) }))
  const chosen = new Map<string, { line: number; lesson: LessonToRead; section: number }>()
  for (const [s, section] of yaml.sections.entries()) {
    for (const [l, entry] of section.lessons.entries()) {
      const line = lineOf(['sections', s, 'lessons', l, 'file'])
      const refuse: LessonToRead['refuse'] = (key, values) => told.refuse('course.yaml', line, key, values)
      const warn: LessonToRead['warn'] = (key, values) => told.warn('course.yaml', line, key, values)
      const name = named({ files }, { refuse, warn }, entry.file)
      const earlier = name === null ? undefined : chosen.get(name)
      if (name === null) continue
      if (earlier) refuse('course.twice', { name, line: earlier.line })
      else chosen.set(name, { line, section: s, lesson: { name, entry, refuse, warn } })
    }
  }
  const around: Reading = { files, told, language: yaml.language, lessons: new Set(chosen.keys()), scratch }
  const sections: CourseDraft['sections'] = yaml.sections.map(({ title }) => ({ title, lessons: [] as LessonDraft[] }))
  const before = new Set<string>()
  for (const [name, { lesson, section }] of chosen) {
    const prerequisites = (lesson.entry.prerequisites ?? []).map((address) => {
      const found = files.names.find(address)
      const path = typeof found === 'string' ? null : found.path
      if (path === null || !before.has(path)) lesson.refuse('course.prerequisite', { name: address })
      return path ?? address
    })
    before.add(name)
    const read = await readLesson(around, lesson)
    if (read) sections[section]?.lessons.push({ ...read, prerequisites })
  }
  if (yaml.prerequisites.includes(yaml.slug)) told.refuse('course.yaml', lineOf(['prerequisites']), 'course.prerequisite', { name: yaml.slug })
  const media = await readMedia(files, around.lessons, told)
  const { slug, title, summary, language, order, certificate, prerequisites } = yaml
  const draft: CourseDraft = { slug, title, summary: summary ?? null, language, order, certificate, alignments: yaml.alignments, prerequisites: [...new Set(prerequisites)], sections, media }
  refuseUnfit(draft, told, lineOf, (file) => chosen.get(file)?.line ?? null)
  return ended(told, draft, alignments)
}

const ended = (told: Told, draft: CourseDraft | null, alignments: CourseReading['alignments']): CourseReading => ({ draft: told.refused ? null : draft, faults: told.faults, warnings: told.warnings, alignments })
