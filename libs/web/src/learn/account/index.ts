export * from './confirm-email.page.js'
export * from './recover.page.js'
