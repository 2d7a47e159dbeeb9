export * from './standalone.module.js'
export * from './start-up.js'
