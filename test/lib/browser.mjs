import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Chromium without a window: KHUE_CHROMIUM, else Debian's. `port`: where other programs may lead it too. */
export function openBrowser({ port } = {}) {
  return chromium.launch({ executablePath: process.env.KHUE_CHROMIUM ?? '/usr/bin/chromium', args: port ? [...flags, `--remote-debugging-port=${port}`] : flags })
}

/** A browser of somebody's own, whose page faults end the walk. `wide`: at a desk, else a phone; `worker`: whether the app may install its service worker. */
export async function openPage(browser, { wide = false, scheme = 'light', locale = 'vi-VN', worker = true } = {}) {
  const context = await browser.newContext({ viewport: wide ? { width: 1280, height: 860 } : { width: 360, height: 740 }, colorScheme: scheme, locale, hasTouch: !wide, acceptDownloads: true, serviceWorkers: worker ? 'allow' : 'block' })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const faults = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && faults.push(message.text()))
  return { context, page, faults }
}

/** The demo's accounts of an installation, by user name. */
export function demoAccounts(home) {
  return Object.fromEntries(JSON.parse(readFileSync(join(home, 'demo-accounts.json'), 'utf8')).map(({ username, password }) => [username, password]))
}

export async function signIn(page, at, username, password) {
  await page.goto(`${at}/sign-in`)
  await page.fill('input[autocomplete=username]', username)
  await page.fill('input[autocomplete=current-password]', password)
  await page.click('button[type=submit]')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** Waits until the app has taken a first view over, or drawn its own: before that it hears nothing, and lives from the network alone. */
export function awake(page) {
  return page.waitForFunction(() => Object.keys(document.querySelector('#app > *') ?? {}).some((name) => name.startsWith('__reactFiber')))
}

/** Waits until the page has settled: nothing loads, nothing waits to be sent. */
export async function settle(page) {
  await page.waitForLoadState('networkidle')
  const pending = page.locator('[data-sync-pending]')
  if ((await pending.count()) > 0) await page.waitForFunction(() => document.querySelector('[data-sync-pending]')?.getAttribute('data-sync-pending') === '0')
}

/** The walk's own words, and its end where something is not as it should be. */
export const tell = (text) => process.stderr.write(`    ${text}\n`)
export function demand(holds, what) {
  if (!holds) throw new Error(`Not so: ${what}`)
}
