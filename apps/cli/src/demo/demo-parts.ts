import { Database } from '@khue/platform/database'
import type { INestApplicationContext } from '@nestjs/common'

/** Which parts of the demo are in the database: what is there is not loaded again. */
export class DemoParts {
  private readonly database: Database

  constructor(app: INestApplicationContext) {
    this.database = app.get(Database)
  }

  async has(name: string): Promise<boolean> {
    const rows = await this.database.read((tx) => tx.sql('SELECT 1 FROM demo.part WHERE name = $1', [name]))
    return rows.length > 0
  }

  async mark(name: string): Promise<void> {
    await this.database.transaction((tx) => tx.write('INSERT INTO demo.part (name) VALUES ($1) ON CONFLICT DO NOTHING', [name]))
  }

  /** Loads a part unless it is there; a crash on the way leaves it to be loaded again. */
  async once(name: string, load: () => Promise<void>): Promise<void> {
    if (await this.has(name)) return
    await load()
    await this.mark(name)
  }
}
