export * from './work.js'
export * from './worker-app.module.js'
