import './offline.css'

export { DownloadCourse } from './download-course.js'
export { OfflinePage } from './offline.page.js'
export { forgetDownloads, renewDownloads } from './use-downloads.js'
