import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../tools/lib/processes.mjs'
import { demand, demoAccounts, openBrowser, openPage, signIn, tell } from '../lib/browser.mjs'
import { demoHome, door, ownFolder, startService } from '../lib/house.mjs'

/**
 * Every page, in Vietnamese on a phone and in English at a desk, each light and dark: axe finds nothing; nothing is wider than the page,
 * also at 320 px and with letters twice as large; what is pressed is large enough; who wants no movement sees none; and the first
 * load weighs no more than it may.
 */
const FIRST_LOAD_KB = 140
const COURSE = 'lam-quen-voi-khue'
const AXE = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')
const home = demoHome(ownFolder('accessible'))
const khue = await startService('standalone', { KHUE_HOME: home })
const { at } = khue
const accounts = demoAccounts(home)
const resident = await asResident()
const { enrol } = await resident('mutation($slug: String!) { enrol(courseSlug: $slug) { course { sections { lessons { id kind title } } } } }', { slug: COURSE })
const lessons = enrol.course.sections.flatMap((section) => section.lessons)
const [first] = lessons
const quiz = lessons.find(({ kind }) => kind === 'QUIZ')
const pathOf = ({ id }) => `/courses/${COURSE}/lessons/${id}`
const faults = []
const browser = await openBrowser()

await weigh()
await Promise.all([lookAsNobody(), lookAsResident(), lookAsStaff()])
await browser.close()
await khue.kill()
for (const fault of faults) tell(fault)
tell(faults.length === 0 ? 'the walk is done' : `${faults.length} faults`)
process.exit(faults.length === 0 ? 0 : 1)

function lookAsNobody() {
  return look(null, [
    '/', '/courses', '/courses?q=khong-co-gi', '/courses?q=tieg%20anh', '/courses/nhan-dien-lua-dao', '/sign-in', '/register', '/khong-co-trang-nay',
    '/start', '/recover', '/recover#code=K7PM-3XQD', '/confirm-email', '/verify/khong-co',
  ])
}

/** Every kind of lesson, a quiz before, during and after an attempt, and her own pages. */
async function lookAsResident() {
  await look('demo.resident', ['/', `/courses/${COURSE}`, pathOf(quiz)])
  await resident('mutation($events: [ProgressEventInput!]!) { recordProgress(events: $events) { state } }', {
    events: [{ clientEventId: randomUUID(), lessonId: first.id, position: 1, done: true, occurredAt: new Date().toISOString() }],
  })
  const kinds = new Map(lessons.map((lesson) => [lesson.kind, pathOf(lesson)]))
  const { startAttempt } = await resident('mutation($lessonId: ID!) { startAttempt(lessonId: $lessonId) { id } }', { lessonId: quiz.id })
  await look('demo.resident', [...kinds.values(), pathOf(quiz), '/me', '/me/profile', '/me/competencies', '/practice', '/offline'])
  await resident('mutation($attemptId: ID!) { submitAttempt(attemptId: $attemptId) { id } }', { attemptId: startAttempt.id })
  await look('demo.resident', [pathOf(quiz)])
}

async function lookAsStaff() {
  await look('demo.instructor', ['/teach', '/teach/folder'])
  await look('demo.officer', ['/desk/help'])
  await look('demo.staff', ['/desk', '/desk?view=unit&unit=00070', '/desk/why?indicator=completions&unit=00070', '/desk/path', '/desk/exports', '/desk/approvals', '/desk/flags'])
}

async function asResident() {
  const { signIn: opened } = await door(`${at}/graphql`)('mutation($input: SignInInput!) { signIn(input: $input) { token } }', { input: { identifier: 'demo.resident', password: accounts['demo.resident'] } })
  return door(`${at}/graphql`, opened.token)
}

/** Looks at pages as somebody, on the phone and at the desk. */
async function look(username, paths) {
  for (const { locale, wide } of [{ locale: 'vi-VN', wide: false }, { locale: 'en-GB', wide: true }]) {
    const { context, page, faults: failed } = await openPage(browser, { locale, wide, scheme: wide ? 'dark' : 'light' })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    if (wide) await page.addInitScript(() => localStorage.setItem('khue.locale', 'en'))
    if (username) await signIn(page, at, username, accounts[username])
    if (username) await speak(page, locale.slice(0, 2))
    for (const path of paths) await inspect(page, path, { language: locale.slice(0, 2), wide })
    faults.push(...failed.map((fault) => `as ${username ?? 'nobody'}: ${fault}`))
    await context.close()
  }
  tell(`${paths.length} pages as ${username ?? 'nobody'}`)
}

/** The account's own language goes before the device's. */
async function speak(page, locale) {
  const query = 'mutation ($locale: String!) { updateProfile(input: { locale: $locale }) { locale } }'
  await page.request.post(`${at}/graphql`, { data: { query, variables: { locale } } })
}

async function inspect(page, path, { language, wide }) {
  const fault = (text) => faults.push(`${path} (${language}): ${text}`)
  await page.goto(at + path, { waitUntil: 'load' })
  await page.locator('main h1').first().waitFor()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  for (const { id, nodes } of await violations(page)) fault(`${id} at ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)
  if ((await page.evaluate(() => document.documentElement.lang)) !== language) fault('the page says it is in another language')
  for (const what of await page.evaluate(moving)) fault(`moves: ${what}`)
  await demandWidth(page, fault, 'as it is')
  const [scheme, other] = wide ? ['dark', 'light'] : ['light', 'dark']
  await page.emulateMedia({ colorScheme: other })
  await page.waitForFunction((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches && document.getAnimations().every(({ playState }) => playState !== 'running'), other)
  for (const { id, nodes } of await violations(page, ['color-contrast'])) fault(`${other}: ${id} at ${nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)
  await page.emulateMedia({ colorScheme: scheme })
  if (wide) return
  for (const what of await page.evaluate(smallTargets)) fault(`too small to press: ${what}`)
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  await demandWidth(page, fault, 'with letters twice as large')
  await page.evaluate(() => (document.documentElement.style.fontSize = ''))
  await page.setViewportSize({ width: 320, height: 640 })
  await demandWidth(page, fault, 'at 320 px')
  await page.setViewportSize({ width: 360, height: 740 })
}

/** What axe finds, by rule; with `rules` those alone are looked at. Where something is is asked only if there is something: it takes as long as all else. */
async function violations(page, rules) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
  const run = (selectors) => page.evaluate(async (options) => (await window.axe.run(document, options)).violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) })), { runOnly, selectors, resultTypes: ['violations'] })
  return (await run(false)).length === 0 ? [] : run(true)
}

async function demandWidth(page, fault, how) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 1) fault(`${over} px wider than the window ${how}`)
}

/** What moves although no movement is wanted. */
function moving() {
  return [...document.querySelectorAll('body *')].flatMap((element) => {
    const { transitionDuration, animationDuration, animationName } = getComputedStyle(element)
    const longest = Math.max(...transitionDuration.split(',').map(parseFloat), animationName === 'none' ? 0 : Math.max(...animationDuration.split(',').map(parseFloat)))
    return longest > 0.01 ? [`${element.tagName}.${element.className}`] : []
  }).slice(0, 3)
}

/** What is pressed and smaller than 44 px; what stands in a label is pressed by it; links within sentences, and what is there for the ear alone, are left out. */
function smallTargets() {
  return [...document.querySelectorAll('button, input:not([type=hidden]), select, summary, nav a')].flatMap((target) => {
    const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
    return width <= 1 || (width >= 43.5 && height >= 43.5) ? [] : [`${target.tagName}.${target.className} ${target.textContent?.slice(0, 30)} ${Math.round(width)}×${Math.round(height)}`]
  })
}

/** The JavaScript that the resident's first page loads, compressed. */
async function weigh() {
  const { context, page } = await openPage(browser)
  const loaded = new Set()
  page.on('response', (response) => new URL(response.url()).pathname.endsWith('.js') && new URL(response.url()).pathname.includes('/assets/') && loaded.add(new URL(response.url()).pathname))
  await page.goto(`${at}/courses`)
  await page.waitForLoadState('networkidle')
  await context.close()
  const bytes = [...loaded].reduce((sum, path) => sum + gzipSync(readFileSync(join(root, 'apps/web/dist', path))).length, 0)
  const desk = readdirSync(join(root, 'apps/web/dist/assets')).filter((name) => /^desk/.test(name))
  demand(desk.length > 0 && ![...loaded].some((path) => /\/desk/.test(path)), 'the desk is a chunk of its own')
  if (bytes > FIRST_LOAD_KB * 1000) faults.push(`the first load is ${Math.round(bytes / 1000)} kB of JavaScript, more than ${FIRST_LOAD_KB}`)
  tell(`first load: ${Math.round(bytes / 1000)} kB of compressed JavaScript`)
}
