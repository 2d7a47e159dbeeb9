export { houseFonts } from './fonts.js'
export * from './write-lines.js'
