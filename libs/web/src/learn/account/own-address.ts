/** Whether an address leads to a page of ours and nowhere else (`//elsewhere` and `/\elsewhere` do not). */
export function isOwnAddress(address: string): boolean {
  return /^\/(?![/\\])/.test(address) && ![...address].some((letter) => letter < ' ')
}
