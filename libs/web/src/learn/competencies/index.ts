import './competencies.css'

export * from './competencies.data.js'
export * from './competencies.page.js'
