import './file-messages.js'

export type { ReadingNote } from './note.js'
export { type ReadNumber, readNumber } from './numbers.js'
export { FileNames, type FoundFile, type PathFault } from './paths.js'
export { readTable, type Separator, type Table, type TableForm, type TableRow } from './tables.js'
export { type DecodedText, decodeText, unfitCharacter } from './text.js'
