import { BoundedCache, type Database, type Tx } from '@khue/platform/database'
import { DeckRepository, type DeckRow } from './deck.repository.js'

const DECK_BYTES = 64 * 1024 * 1024

/** The decks of versions, which never change: a process keeps those it used last. */
export class DeckShelf {
  private readonly repository = new DeckRepository()
  private readonly kept = new BoundedCache<DeckRow[]>(DECK_BYTES)

  constructor(private readonly database: Database) {}

  /** The decks of each version, in the order of its course, with one statement at the most. */
  async get(versionIds: readonly string[], via?: Tx): Promise<Map<string, DeckRow[]>> {
    const found = new Map<string, DeckRow[]>()
    const missing: string[] = []
    for (const versionId of versionIds) {
      const decks = this.kept.get(versionId)
      if (decks) found.set(versionId, decks)
      else missing.push(versionId)
    }
    if (missing.length === 0) return found
    const rows = await (via ? this.repository.ofVersions(via, missing) : this.database.read((tx) => this.repository.ofVersions(tx, missing)))
    const byVersion = Map.groupBy(rows, (row) => row.versionId)
    for (const versionId of missing) {
      const decks = byVersion.get(versionId) ?? []
      this.kept.set(versionId, decks, weightOf(decks))
      found.set(versionId, decks)
    }
    return found
  }
}

const weightOf = (decks: readonly DeckRow[]): number => decks.reduce((sum, deck) => sum + 200 + deck.cards.length * 700, 500)
