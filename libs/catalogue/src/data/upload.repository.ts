import type { Tx } from '@khue/platform/database'

/** Who sends a course now, so that nobody sends two at once, to whatever process. */
export class UploadRepository {
  /** @returns whether the account may send now; a claim of before that was never given back ends by itself. */
  async claim(tx: Tx, accountId: string, id: string, minutes: number): Promise<boolean> {
    const rows = await tx.write(
      `INSERT INTO catalogue.upload AS u (account_id, id, until) VALUES ($1, $2, now() + make_interval(mins => $3))
       ON CONFLICT (account_id) DO UPDATE SET id = excluded.id, until = excluded.until WHERE u.until < now()`,
      [accountId, id, minutes],
    )
    return rows > 0
  }

  async release(tx: Tx, id: string): Promise<void> {
    await tx.sql('DELETE FROM catalogue.upload WHERE id = $1', [id])
  }
}
