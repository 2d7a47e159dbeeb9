import type { Tx } from '@khue/platform/database'

/** Devices of one account that are known at the most: the newest. */
const MOST = 20

/** On which browsers a person has signed in, by the hash of what the browser keeps. */
export class KnownDeviceRepository {
  /** From now on the device is known as hers. */
  async remember(tx: Tx, accountId: string, deviceHash: Buffer): Promise<void> {
    await tx.sql(
      `WITH older AS (
         DELETE FROM identity.known_device WHERE account_id = $1 AND device_hash IN (
           SELECT device_hash FROM identity.known_device WHERE account_id = $1 AND device_hash <> $2 ORDER BY last_used_at DESC OFFSET $3))
       INSERT INTO identity.known_device (account_id, device_hash) VALUES ($1, $2) ON CONFLICT (account_id, device_hash) DO UPDATE SET last_used_at = now()`,
      [accountId, deviceHash, MOST - 1],
    )
  }

  /** Her password was changed: who knew the old one may have signed in on a device of his own. */
  async forget(tx: Tx, accountId: string): Promise<void> {
    await tx.sql('DELETE FROM identity.known_device WHERE account_id = $1', [accountId])
  }
}
