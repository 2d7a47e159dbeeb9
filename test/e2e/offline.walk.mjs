import { demand, demoAccounts, openBrowser, openPage, settle, signIn, tell } from '../lib/browser.mjs'
import { demoHome, door, ownFolder, startService, until } from '../lib/house.mjs'

/**
 * A resident downloads a course, loses the network in the middle, goes on, and learns without one: a lesson, a deck, reviews,
 * over reloads and in two tabs; an answer of the server is lost on its way. Afterwards the service has everything, once.
 */
const SLUG = 'tieng-anh-a1'
const home = demoHome(ownFolder('offline'))
const khue = await startService('standalone', { KHUE_HOME: home })
const { at } = khue
const password = demoAccounts(home)['demo.resident']
const browser = await openBrowser()
const { context, page, faults } = await openPage(browser)
const { signIn: session } = await door(`${at}/graphql`)('mutation ($input: SignInInput!) { signIn(input: $input) { token } }', { input: { identifier: 'demo.resident', password } })
const api = door(`${at}/graphql`, session.token)

await signIn(page, at, 'demo.resident', password)
await page.goto(`${at}/courses/${SLUG}`)
await page.click('[data-action=enrol][data-state=idle]')
await page.locator('[data-action=enrol][data-state=done]').waitFor()
await page.evaluate(() => navigator.serviceWorker.ready)

const control = page.locator('[data-action=download-course]')
await refuseWhatIsTooMuch()
await downloadOverABreak()
await openFilesOffline()
const lesson = await learnOffline()
const rated = await practiseOffline()
await sendInTwoTabs(rated)
await loseAnAnswer(rated + 1)
await demandOnce(lesson, rated + 1)
await removeAll()
await offerOldTab()
demand(faults.length === 0, `no page failed: ${faults.join('; ')}`)
await browser.close()
await khue.kill()
tell('the walk is done')
process.exit(0)

/** Beyond what the person allows, and on a full device, nothing is taken and the reason is told. */
async function refuseWhatIsTooMuch() {
  await page.evaluate(() => localStorage.setItem('khue.storage-limit', '2000'))
  await page.reload()
  await press()
  await page.locator('.download .notice-warn').waitFor()
  demand((await ledger()) === null, 'nothing was kept beyond the limit')
  await page.evaluate(() => localStorage.removeItem('khue.storage-limit'))
  await page.reload()
  await control.and(page.locator(':enabled')).waitFor()
  await page.evaluate(() => {
    const put = Cache.prototype.put
    window.makeRoom = () => Object.assign(Cache.prototype, { put })
    Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
  })
  await press()
  await page.locator('.download .notice-warn', { hasText: 'đã đầy' }).waitFor()
  await page.evaluate(() => window.makeRoom())
  tell('a limit and a full device are told of, and nothing was taken')
}

async function downloadOverABreak() {
  const broken = new Promise((resolve) => {
    const drop = (request) => {
      if (!request.postData()?.includes('"operationName":"Deck"')) return
      page.off('request', drop)
      resolve(context.setOffline(true))
    }
    page.on('request', drop)
  })
  await press()
  await broken
  await page.locator('.download .notice-warn').waitFor()
  demand((await control.getAttribute('data-state')) === 'idle', 'a download that broke off is not shown as done')
  const kept = await ledger()
  demand(kept?.courses[SLUG]?.parts.text?.complete, 'what had come before the break is kept')
  await context.setOffline(false)
  await press()
  await page.locator('[data-action=download-course][data-state=done]').waitFor()
  tell('the download broke off and went on to its end')
}

/** The files of a downloaded course come from the device, a part of one too: that is how players ask. */
async function openFilesOffline() {
  await page.goto(`${at}/courses/nhan-dien-lua-dao`)
  await page.locator('[data-action=enrol]').first().waitFor()
  if (await page.locator('[data-action=enrol][data-state=idle]').count()) await page.click('[data-action=enrol][data-state=idle]')
  await press()
  await page.locator('[data-action=download-course][data-state=done]').waitFor()
  const address = Object.values((await ledger()).courses['nhan-dien-lua-dao'].parts).flatMap((part) => Object.keys(part.media))[0]
  await context.setOffline(true)
  const [status, bytes, range] = await page.evaluate(async (url) => {
    const answer = await fetch(url, { headers: { range: 'bytes=10-29' } })
    return [answer.status, (await answer.arrayBuffer()).byteLength, answer.headers.get('content-range')]
  }, address)
  demand(status === 206 && bytes === 20 && range.startsWith('bytes 10-29/'), `a part of ${address} comes from the device`)
  await context.setOffline(false)
  await page.goto(`${at}/offline`)
  await page.locator('[data-downloaded="nhan-dien-lua-dao"] button').click()
  await page.locator('[data-downloaded="nhan-dien-lua-dao"]').waitFor({ state: 'detached' })
}

/** A lesson without a network, over a reload: it opens, and what was done waits. */
async function learnOffline() {
  await settle(page)
  await context.setOffline(true)
  const begun = Date.now()
  await page.goto(`${at}/courses/${SLUG}`)
  await page.locator('.outline a.outline-entry').first().waitFor()
  tell(`the course opened without a network in ${Date.now() - begun} ms`)
  await page.locator('.outline a.outline-entry').first().click()
  await page.locator('.prose').waitFor()
  await page.click('[data-action=complete-lesson]')
  await page.locator('[data-action=complete-lesson][data-state=done]').waitFor()
  await waits(1)
  await page.reload()
  await page.locator('[data-action=complete-lesson][data-state=done]').waitFor()
  await waits(1)
  const id = page.url().split('/').at(-1)
  await page.goto(`${at}/courses/${SLUG}`)
  await page.locator('.outline a.outline-entry', { hasText: 'Kiểm tra' }).first().click()
  await page.locator('main .notice-warn', { hasText: 'cần có mạng' }).waitFor()
  tell('a lesson was done without a network and waits; a quiz says that it needs one')
  return id
}

/** Three cards, the browser's page closed in between. @returns how many were rated. */
async function practiseOffline() {
  await page.goto(`${at}/practice`)
  await page.click('[data-action=begin-practice]')
  await rate(page, 3)
  await rate(page, 1)
  await waits(3)
  await page.reload()
  await page.click('[data-action=begin-practice]')
  await rate(page, 4)
  await waits(4)
  return 3
}

/** Both tabs send as soon as the network is back. */
async function sendInTwoTabs(rated) {
  const other = await context.newPage()
  await other.goto(`${at}/offline`)
  await other.locator('[data-downloaded]').waitFor()
  demand((await other.locator('[data-sync-pending]').getAttribute('data-sync-pending')) === String(rated + 1), 'the other tab knows what waits')
  await context.setOffline(false)
  await Promise.all([settled(page), settled(other)])
  await other.close()
  tell('two tabs have sent what waited')
}

/** The service takes a review, and its answer is lost: it is sent again, and counted once. */
async function loseAnAnswer(due) {
  await page.goto(`${at}/practice`)
  await page.locator('[data-action=begin-practice]').waitFor()
  let lost = 0
  await page.route('**/graphql', async (route) => {
    if (lost > 0 || !route.request().postData()?.includes('"operationName":"ReviewCards"')) return route.continue()
    lost += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.click('[data-action=begin-practice]')
  await rate(page, 3)
  await settled(page)
  await page.unroute('**/graphql')
  demand(lost === 1, 'an answer was lost on its way')
  const { practiceStatistics } = await api('{ practiceStatistics { reviewedToday } }')
  demand(practiceStatistics.reviewedToday === due, `${due} reviews are counted, not ${practiceStatistics.reviewedToday}`)
}

async function demandOnce(lessonId, reviews) {
  const { enrolment, practiceStatistics } = await api('query ($slug: String!) { enrolment(courseSlug: $slug) { lessons { lessonId state } } practiceStatistics { reviewedToday } }', { slug: SLUG })
  demand(enrolment.lessons.find((one) => one.lessonId === lessonId)?.state === 'COMPLETED', 'the service has the lesson that was done without a network')
  demand(practiceStatistics.reviewedToday === reviews, 'each review is there, once')
  tell(`the service has the lesson and ${reviews} reviews, each once`)
}

async function removeAll() {
  await page.goto(`${at}/offline`)
  await page.locator('[data-downloaded] button').click()
  await page.locator('[data-downloaded]').waitFor({ state: 'detached' })
  await until('nothing is left of the download', async () => (await page.evaluate(async () => (await (await caches.open('khue-pinned')).keys()).length)) === 0, 10)
}

/** A tab from before a deployment wants a part of the app that is gone: it offers to open again. */
async function offerOldTab() {
  const old = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' })
  const tab = await old.newPage()
  await signIn(tab, at, 'demo.resident', password)
  await tab.route('**/assets/practice-*.js', (route) => route.fulfill({ status: 404, body: '' }))
  await tab.locator('nav.tabs a[href="/practice"]').click()
  await tab.locator('main [data-action=take-new-version]').first().waitFor()
  await tab.unroute('**/assets/practice-*.js')
  await tab.locator('main [data-action=take-new-version]').first().click()
  await tab.locator('[data-due]').waitFor()
  await old.close()
  tell('an old tab was offered to open again, and went on')
}

async function press() {
  await control.and(page.locator(':enabled')).waitFor()
  await control.click()
}

async function rate(tab, key) {
  await tab.locator('[data-action=reveal-card]').waitFor()
  await tab.keyboard.press('Space')
  await tab.locator('[data-action=rate-card]').first().waitFor()
  await tab.keyboard.press(String(key))
}

function waits(count) {
  return page.locator(`[data-sync-pending="${count}"]`).first().waitFor()
}

function settled(tab) {
  return tab.waitForFunction(() => document.querySelector('[data-sync-pending]')?.getAttribute('data-sync-pending') === '0')
}

function ledger() {
  return page.evaluate(() => JSON.parse(Object.entries(localStorage).find(([name]) => name.startsWith('khue.downloads.'))?.[1] ?? 'null'))
}
