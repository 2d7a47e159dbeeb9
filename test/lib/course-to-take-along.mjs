import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/lib/processes.mjs'

const films = { 'phim.mp4': 'mot-phut-voi-khue.mp4', 'phim.small.mp4': 'mot-phut-voi-khue.small.mp4' }
const quizzes = [
  '{ file: tu-do.gift, title: Tự do, offline: true, passMark: 0.5 }', '{ file: hai-lan.gift, title: Hai lần, offline: true, attempts: 2, passMark: 0.5 }',
]

/** What is right in the second question of either quiz: no device may know it. */
export const KEY = 'khóa bí mật'

/**
 * Writes a course folder: readings `Bài a`, `Bài b` …, a recording in two renditions (`Phim`) and two quizzes that may be taken along, one
 * of them (`Hai lần`) twice at the most.
 * @param readings names of the readings. @param extra a further lesson's entry, for the last line of course.yaml.
 */
export function writeCourse(folder, slug, readings, extra = '') {
  mkdirSync(join(folder, 'media'), { recursive: true })
  for (const [name, source] of Object.entries(films)) copyFileSync(join(root, 'content/lam-quen-voi-khue/media', source), join(folder, 'media', name))
  for (const name of readings) writeFileSync(join(folder, `${name}.md`), `# Bài ${name}\n\nĐọc.\n`)
  for (const name of ['tu-do', 'hai-lan']) writeFileSync(join(folder, `${name}.gift`), `::một::Chọn {=đúng ~sai}\n\n::hai::Gõ {=${KEY}}\n`)
  const lessons = [...readings.map((name) => `{ file: ${name}.md }`), '{ file: media/phim.mp4, title: Phim, smaller: media/phim.small.mp4, required: false }', ...quizzes, ...(extra ? [extra] : [])]
  writeFileSync(join(folder, 'course.yaml'), `slug: ${slug}\ntitle: Mang theo\nlanguage: vi\nsections:\n  - title: Phần\n    lessons:\n${lessons.map((line) => `      - ${line}\n`).join('')}`)
}
