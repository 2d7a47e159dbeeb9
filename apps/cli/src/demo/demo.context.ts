import type { PersistenceContext } from '@khue/platform/database'
import { MakeTheDemoMarker1764000900000 } from './migrations/1764000900000-make-the-demo-marker.js'

export const demoContext: PersistenceContext = { schema: 'demo', entities: [], migrations: [MakeTheDemoMarker1764000900000] }
