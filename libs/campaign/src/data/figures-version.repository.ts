import type { Tx } from '@khue/platform/database'
import { boundariesHash, definitionHash, type MadeOf } from '../domain/made-of.js'

/** Roll-ups, and what they are made of. */
export interface FiguresVersion {
  id: string
  state: 'CURRENT' | 'FILLING'
  madeOf: MadeOf
  /** Residents below this id are in it; null: all are. */
  below: string | null
  /** How far it is filled, 0 to 65,536. */
  filledTo: number
  /** Whether what residents hold is derived anew on the way. */
  anew: boolean
  /** Whether its figures knew from the first what made them. */
  isKnown: boolean
}

/** Where all residents are in it. */
export const FULL = 65_536

/** The least id of those that begin with these four digits and more; null at the end of all. */
export const residentAt = (mark: number): string | null => (mark >= FULL ? null : `${mark.toString(16).padStart(4, '0')}0000-0000-0000-0000-000000000000`)

type Row = Omit<FiguresVersion, 'below' | 'madeOf'> & { madeOf: MadeOf | null }

/** Which versions of the figures there are. */
export class FiguresVersionRepository {
  /** Boundaries and definitions of a version never change: a process remembers them. */
  private readonly known = new Map<string, MadeOf>()

  /** The version that is shown, then the one that is filled. `today`: what they would be made of now, for figures from before they knew it. */
  async live(tx: Tx, today: () => Promise<MadeOf>): Promise<FiguresVersion[]> {
    const rows = await tx.sql<Row & Record<string, unknown>>(
      `SELECT id, state, CASE WHEN id = ANY ($1::bigint[]) THEN NULL ELSE made_of END AS "madeOf", made_of IS NULL AS "isUnknown", filled_to AS "filledTo", anew, definition <> '' AS "isKnown"
       FROM campaign.figures_version WHERE state <> 'OLD' ORDER BY state`,
      [[...this.known.keys()]],
    )
    if (rows.some((row) => row['isUnknown'])) {
      await this.adopt(tx, await today())
      return this.live(tx, today)
    }
    for (const { id, madeOf } of rows) if (madeOf) this.known.set(id, madeOf)
    return rows.map(({ id, state, filledTo, anew, isKnown }) => ({ id, state, filledTo, anew, isKnown, madeOf: this.known.get(id) as MadeOf, below: residentAt(filledTo) }))
  }

  /** Begins a version beside the one that is shown; what was being filled before is given up. @returns its id. */
  async begin(tx: Tx, made: MadeOf, anew: boolean): Promise<string> {
    await tx.sql(`UPDATE campaign.figures_version SET state = 'OLD' WHERE state = 'FILLING'`)
    const [row] = await tx.sql<{ id: string }>(
      `INSERT INTO campaign.figures_version (state, definition, boundaries, made_of, anew) VALUES ('FILLING', $1, $2, $3, $4) RETURNING id`,
      [definitionHash(made), boundariesHash(made), JSON.stringify(made), anew],
    )
    return row?.id ?? ''
  }

  async mark(tx: Tx, id: string, filledTo: number): Promise<void> {
    await tx.sql('UPDATE campaign.figures_version SET filled_to = $2 WHERE id = $1', [id, filledTo])
  }

  /** Shows a version that is filled instead of the one before. */
  async swap(tx: Tx, id: string): Promise<void> {
    await tx.sql(`UPDATE campaign.figures_version SET state = 'OLD' WHERE state = 'CURRENT'`)
    await tx.sql(`UPDATE campaign.figures_version SET state = 'CURRENT', swapped_at = clock_timestamp() WHERE id = $1`, [id])
  }

  /** Lets go of some rows of versions that are shown no more. @returns whether any may be left. */
  async sweep(tx: Tx, most: number): Promise<boolean> {
    for (const table of ['campaign.flow_rollup', 'campaign.stock_rollup']) {
      const gone = await tx.write(
        `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT r.ctid FROM campaign.figures_version v JOIN ${table} r ON r.version = v.id WHERE v.state = 'OLD' LIMIT $1))`,
        [most],
      )
      if (gone > 0) return true
    }
    await tx.sql(`DELETE FROM campaign.figures_version WHERE state = 'OLD'`)
    return false
  }

  /** Whether anything was ever counted. */
  async isEmpty(tx: Tx): Promise<boolean> {
    return (await tx.sql('SELECT FROM campaign.ledger LIMIT 1')).length === 0
  }

  /** How many residents there are, about. */
  async residents(tx: Tx): Promise<number> {
    const [row] = await tx.sql<{ count: number }>('SELECT count(*)::int AS count FROM campaign.person')
    return row?.count ?? 0
  }

  /** How much of a new version is filled, 0 to 1; null where none is. */
  async share(tx: Tx): Promise<number | null> {
    const [row] = await tx.sql<{ filledTo: number }>(`SELECT filled_to AS "filledTo" FROM campaign.figures_version WHERE state = 'FILLING'`)
    return row ? row.filledTo / FULL : null
  }

  /** Figures from before they knew what made them are taken to be made of what is in force now, until a new version is filled; where there are none yet, they are. */
  private async adopt(tx: Tx, made: MadeOf): Promise<void> {
    const definition = (await this.isEmpty(tx)) ? definitionHash(made) : ''
    await tx.sql('UPDATE campaign.figures_version SET made_of = $1, boundaries = $2, definition = $3 WHERE made_of IS NULL', [JSON.stringify(made), boundariesHash(made), definition])
  }
}
