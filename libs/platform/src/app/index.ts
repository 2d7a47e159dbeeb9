export * from './platform.module.js'
export * from './serve.js'
export * from './start-alone.js'
export * from './until-told-to-stop.js'
