export * from './job-queues.js'
export * from './queues.js'
