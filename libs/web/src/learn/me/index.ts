export * from './me.data.js'
export * from './me.page.js'
export * from './profile.data.js'
export * from './profile.page.js'
