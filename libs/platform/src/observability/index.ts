export * from './clock.js'
export * from './log.js'
export * from './metrics.js'
export * from './request-context.js'
