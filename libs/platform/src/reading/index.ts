import './messages.js'

export * from './note.js'
export * from './rich-text.js'
export { anchorOf } from './slug.js'
export { isRightToLeft } from './direction.js'
