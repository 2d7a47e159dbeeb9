export * from './start.data.js'
export * from './start.page.js'
