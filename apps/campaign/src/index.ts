export * from './campaign-app.module.js'
export { webOperations } from './web-operations.gen.js'
