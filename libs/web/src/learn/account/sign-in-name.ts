/** What somebody signs in with, as the door takes it. */
export type SignInName = { readonly email: string } | { readonly phone: string } | { readonly username: string }

/** Tells from what was typed whether it is an e-mail address, a telephone number or a user name; whether it is a good one the server decides. */
export function readSignInName(typed: string): SignInName {
  if (typed.includes('@')) return { email: typed }
  if (/^\+?[\d\s().-]{5,}$/.test(typed)) return { phone: typed }
  return { username: typed }
}
