export * from './campaign-app.module.js'
