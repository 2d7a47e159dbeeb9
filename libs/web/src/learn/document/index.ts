import './document.css'

export * from './document-reader.js'
export * from './pdf.js'
