import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { root } from '../../tools/lib/processes.mjs'
import { demand, demoAccounts, openBrowser, openPage, signIn, tell } from '../lib/browser.mjs'
import { door, ownFolder, startService } from '../lib/house.mjs'

/**
 * Every page, on a phone in Vietnamese and light, and at a desk in English and dark: axe finds nothing, nothing is wider than
 * the page, everything that is pressed is large enough, and the first load weighs no more than it may.
 */
const FIRST_LOAD_KB = 140
const home = join(ownFolder('accessible'), 'home')
const khue = await startService('standalone', { KHUE_HOME: home })
const { at } = khue
const accounts = demoAccounts(home)
const { course } = await door(`${at}/graphql`)('{ course(slug: "nhan-dien-lua-dao") { sections { lessons { id kind } } } }')
const lessons = course.sections.flatMap((section) => section.lessons)
const lesson = (kind) => `/courses/nhan-dien-lua-dao/lessons/${lessons.find((row) => row.kind === kind).id}`

const pages = {
  '': ['/', '/courses', '/courses?q=khong-co-gi', '/courses/nhan-dien-lua-dao', '/sign-in', '/register', '/khong-co-trang-nay', '/start', '/courses?q=tieg%20anh', '/recover', '/recover#code=K7PM-3XQD', '/confirm-email', '/verify/khong-co'],
  'demo.resident': ['/', '/courses/nhan-dien-lua-dao', lesson('ARTICLE'), lesson('QUIZ'), '/me', '/me/profile', '/me/competencies', '/practice', '/offline'],
  'demo.instructor': ['/teach', '/teach/folder'],
  'demo.officer': ['/desk/help'],
  'demo.staff': ['/desk', '/desk?view=unit&unit=00070', '/desk/why?indicator=completions&unit=00070', '/desk/path', '/desk/exports', '/desk/approvals'],
}
const browser = await openBrowser()
const faults = []
await weigh()
for (const [username, paths] of Object.entries(pages)) {
  for (const look of [{ locale: 'vi-VN', scheme: 'light' }, { locale: 'en-GB', scheme: 'dark', wide: true }]) {
    const { context, page, faults: failed } = await openPage(browser, look)
    if (look.locale === 'en-GB') await page.addInitScript(() => localStorage.setItem('khue.locale', 'en'))
    if (username) await signIn(page, at, username, accounts[username])
    if (username) await speak(page, look.locale.slice(0, 2))
    if (username === 'demo.resident') await enrol(page)
    for (const path of paths) await inspect(page, path, look)
    faults.push(...failed)
    await context.close()
  }
}
await browser.close()
await khue.kill()
for (const fault of faults) tell(fault)
process.exit(faults.length === 0 ? 0 : 1)

/** The account's own language goes before the device's. */
async function speak(page, locale) {
  const query = 'mutation ($locale: String!) { updateProfile(input: { locale: $locale }) { locale } }'
  await page.request.post(`${at}/graphql`, { data: { query, variables: { locale } } })
}

async function enrol(page) {
  await page.goto(`${at}/courses/nhan-dien-lua-dao`)
  const control = page.locator('[data-action=enrol][data-state=idle]')
  await page.waitForLoadState('networkidle')
  if (await control.count()) await control.click()
  await page.waitForLoadState('networkidle')
}

async function inspect(page, path, { locale, scheme, wide }) {
  await page.goto(at + path)
  await page.waitForLoadState('networkidle')
  await page.locator('main h1').first().waitFor()
  const where = `${path} (${locale.slice(0, 2)}, ${scheme})`
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  for (const { id, nodes } of violations) faults.push(`${where}: ${id} at ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (width > 1) faults.push(`${where}: ${width} px wider than the window`)
  const language = await page.evaluate(() => document.documentElement.lang)
  if (language !== locale.slice(0, 2)) faults.push(`${where}: the page says it is in '${language}'`)
  if (!wide) faults.push(...(await page.evaluate(smallTargets)).map((what) => `${where}: too small to press: ${what}`))
}

/** What is pressed and smaller than 24 px both ways, links within sentences left out (WCAG 2.2, 2.5.8). */
function smallTargets() {
  return [...document.querySelectorAll('button, input:not([type=hidden]), select, nav a')].flatMap((target) => {
    const { width, height } = target.getBoundingClientRect()
    return width === 0 || target.closest('label') || (width >= 24 && height >= 24) ? [] : [`${target.tagName} ${target.textContent?.slice(0, 30)} ${Math.round(width)}×${Math.round(height)}`]
  })
}

/** The JavaScript that the resident's first page loads, compressed. */
async function weigh() {
  const { context, page } = await openPage(browser)
  const loaded = new Set()
  page.on('response', (response) => /\/assets\/.*\.js$/.test(new URL(response.url()).pathname) && loaded.add(new URL(response.url()).pathname))
  await page.goto(`${at}/courses`)
  await page.waitForLoadState('networkidle')
  await context.close()
  const bytes = [...loaded].reduce((sum, path) => sum + gzipSync(readFileSync(join(root, 'apps/web/dist', path))).length, 0)
  const desk = readdirSync(join(root, 'apps/web/dist/assets')).filter((name) => /^desk/.test(name))
  demand(desk.length > 0 && ![...loaded].some((path) => /\/desk/.test(path)), 'the desk is a chunk of its own')
  if (bytes > FIRST_LOAD_KB * 1000) faults.push(`the first load is ${Math.round(bytes / 1000)} kB of JavaScript, more than ${FIRST_LOAD_KB}`)
  tell(`first load: ${Math.round(bytes / 1000)} kB of compressed JavaScript`)
}
