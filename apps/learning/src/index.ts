export * from './learning-app.module.js'
export * from './web-files.js'
