import { UnusableEvents } from './event.js'

/** SQLSTATE classes that speak of the database's condition, not of the data: connection, rollback, resources, locks, shutdown. */
const passingClasses = new Set(['08', '40', '53', '55', '57', '58', 'XX'])
/** A transaction that stood still for too long, among states that are otherwise the program's fault. */
const IDLE_IN_TRANSACTION = '25P03'

/** Whether a fault will pass by itself (a lost connection, a deadlock), so that the same batch is worth another try as it is. */
export function isPassing(error: unknown): boolean {
  if (error instanceof UnusableEvents || !(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (/^[0-9A-Z]{5}$/.test(code)) return code === IDLE_IN_TRANSACTION || passingClasses.has(code.slice(0, 2))
  return /^E[A-Z]+$/.test(code) || /connection|timeout|terminat|pool|released|destroyed/i.test(error.message)
}
