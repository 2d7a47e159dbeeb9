import './teach.css'

export { loadTeach } from './courses/teach.data.js'
export { TeachPage } from './courses/teach.page.js'
export { loadPreview } from './preview/preview.data.js'
export { PreviewPage } from './preview/preview.page.js'
export { loadFolder } from './folder/folder.data.js'
export { FolderPage } from './folder/folder.page.js'
