import type { EntitySchema, MigrationInterface } from 'typeorm'
import type { MonthlyTable } from './months.js'

/** What one context brings to the database: a schema of its own, the entities in it, the migrations that make it. */
export interface PersistenceContext {
  /** The PostgreSQL schema: `identity`, `learning`, … */
  readonly schema: string
  readonly entities: readonly (EntitySchema | (new (...args: never[]) => object))[]
  /** In the order in which they run; each class name ends in a 13-digit timestamp, as TypeORM asks. */
  readonly migrations: readonly (new () => MigrationInterface)[]
  /** Its tables that are partitioned by months. */
  readonly monthly?: readonly MonthlyTable[]
}
