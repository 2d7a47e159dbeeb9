/** Every advisory lock that has a number of its own. A new one is a new line here, so that no two are ever the same by chance. */
export const advisoryLocks = {
  /** One process migrates at a time. */
  migration: 4_717_001,
  /** One process makes consumers known at a time. */
  consumers: 4_717_002,
  /** Held for as long as it lives by the process that stops the embedded database. */
  clusterHolder: 4_717_003,
  /** Relays claim together; who makes a consumer known waits for their claims, and they for it. */
  claims: 4_717_004,
  /** One process throws away ended rows at a time. */
  purge: 4_717_005,
} as const
