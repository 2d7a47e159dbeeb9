/**
 * The one-time code that a mail's link carries in its fragment (`#code=K7PM-3XQD`), or ''. A fragment never leaves the browser:
 * no log of a server or of a proxy ever has the code.
 * @param fragment with or without its '#'.
 */
export function codeInAddress(fragment: string): string {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('code')?.trim().slice(0, 20) ?? ''
}

/** A page's address with the fragment of the one before: a code goes on to the page that needs it. What has a fragment of its own keeps it. */
export function withFragment(address: string, fragment: string): string {
  return fragment === '' || address.includes('#') ? address : `${address}#${fragment.replace(/^#/, '')}`
}
