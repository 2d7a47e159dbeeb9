export * from './compared.js'
export * from './spelling.js'
