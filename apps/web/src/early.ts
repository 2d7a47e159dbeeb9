declare global {
  interface Window {
    /** What was pressed and chosen before the app was awake (`public/early.js`); the list is closed by asking for it. */
    khueEarly?: () => readonly (HTMLButtonElement | HTMLSelectElement)[]
  }
}

/** Does again what somebody did to the server's view of the page before the app could hear it. */
export function doAgain(): void {
  for (const control of window.khueEarly?.() ?? []) {
    if (!control.isConnected) continue
    if (control instanceof HTMLButtonElement) control.click()
    else control.dispatchEvent(new Event('change', { bubbles: true }))
  }
}
