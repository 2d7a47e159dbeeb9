export * from './profile.page.js'
