import type { PersistenceContext } from '@khue/platform/database'
import { MakeTheUnits1764000100000 } from './data/migrations/1764000100000-make-the-units.js'
import { UnitEntity } from './data/unit.entity.js'

export { dayIn, dayReader } from './domain/city-day.js'
export type { Unit } from './domain/units-file.js'
export * from './territory.module.js'
export * from './territory.service.js'

export const territoryContext: PersistenceContext = { schema: 'territory', entities: [UnitEntity], migrations: [MakeTheUnits1764000100000] }
