import './practice.css'

export { loadPractice } from './practice.data.js'
export { PracticePage } from './practice.page.js'
export { DeckRun } from './deck-run.js'
