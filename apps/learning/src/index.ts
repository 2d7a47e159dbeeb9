export * from './learning-app.module.js'
export * from './web-files.js'
export { webOperations } from './web-operations.gen.js'
