/** How much of something is let through: `most` in `minutes`. */
export interface Allowance {
  most: number
  minutes: number
}

/** Wrong tries at an account from one address. */
export const TRIES_FROM_ONE_ADDRESS: Allowance = { most: 10, minutes: 15 }
/** Wrong tries at an account on a device that is known as its person's: nobody else's count there. */
export const TRIES_ON_KNOWN_DEVICE: Allowance = { most: 20, minutes: 15 }
/** Wrong tries from one address, whoever is tried. */
export const TRIES_OF_ONE_ADDRESS: Allowance = { most: 200, minutes: 15 }
/** Wrong tries at an account from everywhere together, from which on it is being attacked. */
export const TRIES_OF_AN_ATTACK: Allowance = { most: 100, minutes: 15 }

const FREE = 3
const FIRST_MS = 50
const LAST_MS = 2_000

/** How long the next try waits before it is looked at, in ms: after three wrong ones twice as long with each, two seconds at the most. */
export const delayAfter = (wrong: number): number => (wrong < FREE ? 0 : Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(wrong - FREE, 10)))

/**
 * What one address is let through at an account. While the account is attacked from many, a single one: so the guesses are as many as the addresses,
 * and its person, who knows the password, is let in from a new place all the same.
 */
export const fromOneAddress = (wrongFromEverywhere: number): Allowance =>
  wrongFromEverywhere < TRIES_OF_AN_ATTACK.most ? TRIES_FROM_ONE_ADDRESS : { ...TRIES_FROM_ONE_ADDRESS, most: 1 }
