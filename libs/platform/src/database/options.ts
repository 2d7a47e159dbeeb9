import type { Settings } from '../config/index.js'
import type { DatabaseOptions } from './database.js'

/** The pool as the settings want it. */
export const databaseOptions = (settings: Settings): Required<DatabaseOptions> => ({
  poolSize: settings.DATABASE_POOL,
  pooler: settings.DATABASE_POOLER,
  patience: {
    request: { statement: settings.DATABASE_STATEMENT_MS, lock: settings.DATABASE_LOCK_MS, idle: settings.DATABASE_IDLE_MS },
    background: { statement: settings.BACKGROUND_STATEMENT_MS, lock: settings.BACKGROUND_LOCK_MS, idle: settings.BACKGROUND_IDLE_MS },
  },
})
