import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { awake, demand, demoAccounts, openBrowser, openPage, signIn, tell } from '../lib/browser.mjs'
import { demoHome, door, khue as command, ownFolder, startService, until } from '../lib/house.mjs'

/**
 * The view that the service made is taken over without a jump and without asking again; what somebody does before the app
 * is awake is not lost; a device that knows more (another language, things that wait) has its say. Then a PDF lesson: read in
 * the page, gone on with, saved data for, and read without a network.
 */
const HANDBOOK = 'lam-quen-voi-khue'
/** Its page asks how large a download would be, as soon as it is awake. */
const COURSE = `/courses/${HANDBOOK}`
const folder = ownFolder('first-view')
const home = demoHome(folder)
const khue = await startService('standalone', { KHUE_HOME: home })
const { at } = khue
const password = demoAccounts(home)['demo.resident']
const { signIn: session } = await door(`${at}/graphql`)('mutation ($input: SignInInput!) { signIn(input: $input) { token } }', { input: { identifier: 'demo.resident', password } })
const api = door(`${at}/graphql`, session.token)
await api('mutation ($slug: String!) { enrol(courseSlug: $slug) { id } }', { slug: HANDBOOK })
const PAGES = 3
const handout = await importDocument()
const browser = await openBrowser()
const allFaults = []

await takeOver()
await drawAtOnceOnASlowLine()
await keepWhatWasDone()
await speakTheDevicesLanguage()
await readDocument()
await readDocumentOffline()
await saveData()
demand(allFaults.flat().length === 0, `no page failed: ${allFaults.flat().join('; ')}`)
await browser.close()
await khue.kill()
tell('the walk is done')
process.exit(0)

/** Somebody's own browser, without a service worker unless it is what is tried: each page comes from the service. */
async function person({ signedIn = false, worker = false } = {}) {
  const { context, page, faults } = await openPage(browser, { worker })
  allFaults.push(faults)
  if (signedIn) await context.addCookies([{ name: 'khue_session', value: session.token, url: at }])
  return { context, page }
}

/** Each page that a service shows first: its heading is the same element before and after, and nothing was asked again. */
async function takeOver() {
  const { page, context } = await person({ signedIn: true })
  await page.addInitScript(() => {
    window.shifts = 0
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shifts += value))).observe({ type: 'layout-shift', buffered: true })
  })
  const { course } = await api('query ($slug: String!) { course(slug: $slug) { sections { lessons { id kind } } } }', { slug: HANDBOOK })
  const lessons = course.sections.flatMap((section) => section.lessons).map(({ id }) => `${COURSE}/lessons/${id}`)
  for (const path of ['/', '/courses', '/courses?q=khue', COURSE, ...lessons, '/start', '/me', '/me/competencies', '/verify/khong-co']) {
    const asked = []
    const listen = (request) => request.url().endsWith('/graphql') && asked.push(JSON.parse(request.postData() ?? '{}').operationName)
    page.on('request', listen)
    await page.route('**/assets/index-*.js', async (route) => {
      await page.locator('main h1').first().evaluate((heading) => (window.firstHeading = heading))
      await route.continue()
    })
    await page.goto(at + path)
    await awake(page)
    await page.waitForLoadState('networkidle')
    page.off('request', listen)
    await page.unroute('**/assets/index-*.js')
    demand(await page.evaluate(() => window.firstHeading !== undefined && window.firstHeading.isConnected), `${path} is taken over as it came`)
    const again = asked.filter((name) => /^(Me|Home|Courses|Course|CourseFacets|Competencies|EnrolmentProgress|EnrolledContent|MyLearning|WhereToStart)$/.test(name))
    demand(again.length === 0 || path === COURSE, `${path} asks nothing again, not ${again.join(', ')}`)
    const shifts = await page.evaluate(() => window.shifts)
    demand(shifts < 0.1, `${path} stands still while it is taken over: it shifts by ${shifts.toFixed(3)}`)
  }
  await context.close()
  tell('pages are taken over as they came')
}

/** On a slow line a page comes in the device's letters and asks for no others; once the app is on the device, it has ours. */
async function drawAtOnceOnASlowLine() {
  const { page, context } = await person({ worker: true })
  const letters = []
  page.on('request', (request) => request.resourceType() === 'font' && letters.push(request.url()))
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  const slow = () => line.send('Network.emulateNetworkConditions', { offline: false, latency: 200, downloadThroughput: 400_000, uploadThroughput: 100_000 })
  const shown = () => page.evaluate(async () => (await document.fonts.ready, [...document.fonts].some(({ family, status }) => /Be Vietnam Pro(?! Before)/.test(family) && status === 'loaded')))
  await slow()
  await page.goto(`${at}/courses`)
  await awake(page)
  demand(letters.length === 0, `no letters are asked for on a slow line: ${letters}`)
  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await slow()
  await page.goto(`${at}/courses`)
  await awake(page)
  await until('letters that are on the device are shown', shown, 10)
  await context.close()
  tell('a slow line waits for no letters; those on the device are shown')
}

/** A slow app: what is pressed, typed and chosen before it is awake is done once it is. */
async function keepWhatWasDone() {
  const { page, context } = await person()
  const release = await holdApp(page)
  await page.goto(`${at}/courses`, { waitUntil: 'commit' })
  await page.fill('input[type=search]', 'lua dao')
  await page.focus('input[type=search]')
  release()
  await page.waitForURL('**/courses?q=lua*')
  demand((await page.inputValue('input[type=search]')) === 'lua dao', 'what was typed before the app was awake is searched for')
  demand(await page.evaluate(() => document.activeElement?.getAttribute('type') === 'search'), 'the focus stays where it was')
  await page.unroute('**/assets/index-*.js')

  const releaseCourse = await holdApp(page)
  await page.goto(`${at}${COURSE}`, { waitUntil: 'commit' })
  await page.click('[data-action=enrol]')
  releaseCourse()
  await page.waitForURL('**/sign-in?next=*')
  await context.close()
  tell('what was done before the app was awake is done once it is')
}

async function speakTheDevicesLanguage() {
  const { page, context } = await person()
  await page.goto(`${at}/courses`)
  await awake(page)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Courses', exact: true }).waitFor()
  const english = await context.request.get(`${at}/courses`, { headers: { accept: 'text/html' } })
  demand((await english.text()).includes('<html lang="en">'), 'the service is told of the language')
  await context.clearCookies()
  await page.reload()
  await page.getByRole('heading', { name: 'Courses', exact: true }).waitFor()
  demand((await page.getAttribute('html', 'lang')) === 'en', 'the device’s language stays, also where the service did not know it')
  await context.close()
  tell('the device’s language is spoken')
}

/** A course of one document of three pages. @returns the address of its lesson. */
async function importDocument() {
  const course = join(folder, 'tai-lieu')
  mkdirSync(course)
  const pdf = new PDFDocument({ size: 'A5' })
  const parts = []
  pdf.on('data', (part) => parts.push(part))
  const written = new Promise((resolve) => pdf.once('end', resolve))
  for (let page = 1; page <= PAGES; page++) {
    if (page > 1) pdf.addPage()
    pdf.fontSize(20).text(`Page number ${page} of the handbook.`)
  }
  pdf.end()
  await written
  writeFileSync(join(course, 'so-tay.pdf'), Buffer.concat(parts))
  writeFileSync(join(course, 'course.yaml'), 'slug: tai-lieu\ntitle: Tài liệu\nlanguage: vi\nsections:\n  - title: Một\n    lessons: [{ file: so-tay.pdf, title: Sổ tay }]\n')
  const { code, stderr } = await command({ KHUE_HOME: home }, ['course', 'import', course, '--publish'])
  demand(code === 0, `the course of a document is imported: ${stderr}`)
  const { enrol } = await api('mutation { enrol(courseSlug: "tai-lieu") { nextLessonId } }')
  return `/courses/tai-lieu/lessons/${enrol.nextLessonId}`
}

async function readDocument() {
  const { page, context } = await person({ signedIn: true })
  await page.goto(at + handout)
  await shown(page, 1)
  demand((await page.locator('.document-text').innerText()).includes('Page number 1'), 'the page’s text is there to select and to hear')
  const ink = await page.locator('.document-canvas').evaluate((canvas) => new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size)
  demand(ink > 10, 'the page is drawn')
  demand(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'the document fits the width of a phone')
  const width = () => page.locator('.document-sheet').evaluate((sheet) => sheet.getBoundingClientRect().width)
  const fits = await width()
  await page.locator('.document-frame').focus()
  await page.keyboard.press('+')
  await until('the page is larger', async () => (await width()) > fits * 1.2, 10)
  await page.keyboard.press('-')
  await page.keyboard.press('ArrowRight')
  await shown(page, 2)
  await page.locator('[data-sync-pending="0"]').first().waitFor()
  await page.reload()
  await shown(page, 2)
  await page.click('[data-action=next-page]')
  await shown(page, PAGES)
  demand(await page.locator('[data-action=next-page]').isDisabled(), 'the last page is the last')
  await page.click('[data-action=complete-lesson]')
  await page.locator('[data-action=complete-lesson][data-state=done]').waitFor()
  await context.close()
  tell(`a document of ${PAGES} pages is read in the page, and gone on with`)
}

async function readDocumentOffline() {
  const { page, context } = await person({ worker: true })
  await signIn(page, at, 'demo.resident', password)
  await page.goto(`${at}/courses/tai-lieu`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.locator('[data-action=download-course]:enabled').click()
  await page.locator('[data-action=download-course][data-state=done]').waitFor()
  await context.setOffline(true)
  await page.goto(at + handout)
  await shown(page, 1)
  await page.locator('.document-frame').focus()
  await page.keyboard.press('End')
  await shown(page, PAGES)
  await context.setOffline(false)
  await context.close()
  tell('a downloaded document is read without a network')
}

/** The page of the document is drawn. */
function shown(page, number) {
  return page.locator(`.document[data-page="${number}"] .document-sheet[data-drawn="${number}"]`).waitFor()
}

/** Where data are saved nothing of a document is loaded before it is asked for. */
async function saveData() {
  const { page, context } = await person({ signedIn: true })
  await page.addInitScript(() => localStorage.setItem('khue.data-saver', 'on'))
  const loaded = []
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
  await page.goto(at + handout)
  await page.locator('[data-action=show-document]').waitFor()
  await page.waitForLoadState('networkidle')
  demand(!loaded.some((path) => /\.pdf$|\/pdf/.test(path)), 'nothing of the document was loaded unasked')
  await page.click('[data-action=show-document]')
  await page.locator('.document-sheet[data-drawn]').waitFor()
  await context.close()
  tell('where data are saved a document waits to be asked for')
}

/** Keeps the app's script back until it is released. */
async function holdApp(page) {
  let release = () => undefined
  const held = new Promise((resolve) => (release = resolve))
  await page.route('**/assets/index-*.js', async (route) => {
    await held
    await route.continue()
  })
  return release
}
