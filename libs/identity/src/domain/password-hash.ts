import { hash, verify } from '@node-rs/argon2'
import { passwordForm } from './password.js'

/** Argon2id (the library's default algorithm) with OWASP's least parameters: 19 MiB, 2 passes, 1 lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Compared where there is no account, so that an unknown name takes as long as a wrong password. */
let nobody: Promise<string> | null = null

export const hashPassword = (password: string): Promise<string> => hash(passwordForm(password), parameters)

/** Whether the password is the one of this hash; with none, no, after the same time. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const form = passwordForm(password.slice(0, 1_000))
  if (passwordHash === null || !passwordHash.startsWith('$argon2id$')) {
    await verify(await nobody, form)
    return false
  }
  return verify(passwordHash, form)
}
