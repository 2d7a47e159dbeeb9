export { countedAddress, isLoopback } from './client-address.js'
export * from './settings.js'
