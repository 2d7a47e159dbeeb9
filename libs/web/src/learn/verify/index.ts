import './verify.css'

export * from './verify.data.js'
export * from './verify.page.js'
