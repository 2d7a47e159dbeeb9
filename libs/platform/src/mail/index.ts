export * from './mail.js'
export * from './mailbox-page.js'
export * from './mailbox.js'
export * from './mailer.js'
