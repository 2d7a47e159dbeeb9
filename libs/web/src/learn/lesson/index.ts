export { LessonPage } from './lesson.page.js'
