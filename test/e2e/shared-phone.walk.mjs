import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { demand, demoAccounts, openBrowser, openPage, signIn, tell } from '../lib/browser.mjs'
import { writeCourse } from '../lib/course-to-take-along.mjs'
import { demoHome, door, khue as command, ownFolder, startService, until } from '../lib/house.mjs'
import { atLeast, pending } from '../lib/odd-devices.mjs'

/**
 * Two learners, one phone. What one has done and not sent is never the other's, nor seen by her, and is sent when its owner is back;
 * a second tab hears of it; downloads are each one's own; and what says that it is downloaded opens the moment the network is cut.
 * KHUE_SHOTS: a folder for pictures of the dialogues.
 */
const SLUG = 'chung-may'
const folder = ownFolder('shared-phone')
const settings = { KHUE_HOME: demoHome(folder) }
const service = await startService('standalone', settings)
const { at } = service
writeCourse(join(folder, 'khoa'), SLUG, ['a', 'b', 'c', 'd'])
await command(settings, ['course', 'import', join(folder, 'khoa'), '--publish'])
const lan = await learner('demo.resident', demoAccounts(settings.KHUE_HOME)['demo.resident'])
const minh = await newLearner('minh.chung.may', 'Nguyễn Văn Minh')
const lessons = Object.fromEntries((await lan.api('query ($slug: String!) { course(slug: $slug) { sections { lessons { id title } } } }', { slug: SLUG })).course.sections.flatMap((section) => section.lessons).map(({ id, title }) => [title, id]))
const browser = await openBrowser()
const { context, page, faults } = await openPage(browser)
const control = page.locator('[data-action=download-course]')

await cutTheNetworkAtDone()
await leaveWorkBehind()
await comeAfter()
await hearInAnotherTab()
await signOutInFlight()
await downloadBoth()
await replaceTheCookie()
await lookAgain()
await refuseWithoutWorker()
demand(faults.length === 0, `no page failed: ${faults.join('; ')}`)
await browser.close()
await service.kill()
tell('the walk is done')
process.exit(0)

/** The very first visit: nothing of the app is on the phone when the download is asked for. */
async function cutTheNetworkAtDone() {
  await enter(lan)
  await page.goto(`${at}/courses/${SLUG}`)
  await download()
  await context.setOffline(true)
  await page.goto(lesson('Bài a'))
  await page.locator('.prose').waitFor()
  await page.goto(lesson('Tự do'))
  await page.locator('.quiz').waitFor()
  await page.goto(`${at}/practice`)
  await page.locator('main h1').waitFor()
  await page.goto(lesson('Phim'))
  const { src } = await page.locator('video').evaluate(({ src: address }) => ({ src: address }))
  demand((await page.evaluate(async (url) => (await fetch(url)).status, src)) === 200, 'the recording is there')
  tell('the network was cut the moment that the download was done, and the course opened')
}

/** Lan has worked without a network, and signs out before anything could be sent. */
async function leaveWorkBehind() {
  await page.goto(lesson('Bài a'))
  await done()
  await atLeast(page, 1)
  await page.route('**/graphql', (route) => (route.request().postData()?.includes('mutation RecordProgress') ? route.abort() : route.continue()))
  await context.setOffline(false)
  await page.goto(`${at}/me`)
  await page.locator('[data-action=sign-out]').click()
  const dialog = page.locator('dialog')
  await dialog.filter({ hasText: 'việc học chưa gửi được' }).waitFor()
  await shoot('sign-out')
  await dialog.locator('[data-action=send-now]').click()
  await dialog.locator('.notice-warn').waitFor()
  await signOutFrom(dialog)
  await page.unroute('**/graphql')
  tell('signing out said what waits, and offered to send it')
}

/** Minh sees nothing of Lan's, works, and has the work that is his and no other. */
async function comeAfter() {
  const left = await page.evaluate(async (id) => {
    const names = await Promise.all((await caches.keys()).filter((name) => /^khue-(read|pinned)$/.test(name)).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => decodeURIComponent(url))))
    return [...names.flat(), ...Object.keys(localStorage)].filter((name) => name.includes(id))
  }, lan.id)
  demand(left.length === 0, `nothing that Lan read is on the phone: ${left}`)
  await enter(minh)
  await pending(page, 0)
  await page.goto(lesson('Bài a'))
  await page.locator('[data-action=complete-lesson][data-state=idle]').waitFor()
  await page.goto(lesson('Bài b'))
  await done()
  await pending(page, 0)
  await has(minh, 'Bài b')
  demand((await completed(minh)).length === 1 && (await completed(lan)).length === 0, 'each has what is hers')
  tell('the next learner saw nothing of the first, and his work is his')
}

/** Lan signs in again in one tab; the other, with Minh's lesson, says so and does nothing more. */
async function hearInAnotherTab() {
  const other = await context.newPage()
  await other.goto(lesson('Bài c'))
  await other.locator('[data-action=complete-lesson]').waitFor()
  await leave()
  await other.locator('[data-account-changed=""]').waitFor()
  await enter(lan)
  await other.locator(`[data-account-changed="${lan.id}"]`, { hasText: lan.name }).waitFor()
  await shoot('another-tab', other)
  await pending(page, 0)
  await has(lan, 'Bài a')
  demand((await completed(lan)).length === 1 && (await completed(minh)).length === 1, 'what Lan had left was sent as hers, once')
  await other.locator('[data-action=open-anew]').click()
  await other.locator('[data-action=complete-lesson][data-state=idle]').waitFor()
  await other.close()
  tell('work was sent when its owner was back; the other tab said who is here')
}

/** She signs out while a sending is on its way: it is let go, and sent when she is back. */
async function signOutInFlight() {
  await page.goto(lesson('Bài b'))
  await page.locator('[data-action=complete-lesson]').waitFor()
  const held = []
  await page.route('**/graphql', (route) => (route.request().postData()?.includes('mutation RecordProgress') ? void held.push(route) : route.continue()))
  await page.click('[data-action=complete-lesson][data-state=idle]')
  await until('a sending is on its way', () => held.length > 0, 10)
  await page.locator('nav.tabs a[href="/me"]').click()
  await page.locator('[data-action=sign-out]').click()
  await signOutFrom(page.locator('dialog'))
  await enter(minh)
  await page.unroute('**/graphql')
  await Promise.all(held.map((route) => route.continue().catch(() => undefined)))
  await pending(page, 0)
  demand((await completed(lan)).length === 1, 'nothing arrived of what was let go')
  await leave()
  await enter(lan)
  await pending(page, 0)
  await has(lan, 'Bài b')
  demand((await completed(minh)).length === 1, 'nothing of it became the other’s')
  tell('a sending that was on its way at the sign-out went later, as its owner’s')
}

/** Both have the course on the phone, one goes: the other's opens without a network. */
async function downloadBoth() {
  await page.goto(`${at}/courses/${SLUG}`)
  await download()
  await enter(minh)
  await page.goto(`${at}/courses/${SLUG}`)
  await control.and(page.locator('[data-state=idle]')).waitFor()
  await download()
  await enter(lan)
  await leave()
  await enter(minh)
  await context.setOffline(true)
  await page.goto(`${at}/courses/${SLUG}`)
  await page.locator('[data-action=download-course][data-state=done]').waitFor()
  await page.goto(lesson('Phim'))
  const src = await page.locator('video').getAttribute('src')
  demand((await page.evaluate(async (url) => (await fetch(url)).status, src)) === 200, 'the recording is still there')
  await context.setOffline(false)
  tell('one took her download away, and the other’s opened without a network')
}

/** The cookie is another's, and no tab has said so: the service refuses, the work stays, and the page says who is here. */
async function replaceTheCookie() {
  await leave()
  await enter(lan)
  await page.goto(lesson('Bài c'))
  await page.locator('[data-action=complete-lesson]').waitFor()
  await context.addCookies([{ name: 'khue_session', value: minh.token, url: at, httpOnly: true }])
  await page.click('[data-action=complete-lesson][data-state=idle]')
  await page.locator(`[data-account-changed="${minh.id}"]`, { hasText: minh.name }).waitFor()
  demand((await completed(lan)).length === 2 && (await completed(minh)).length === 1, 'nothing was credited to who happened to be signed in')
  await page.locator('main a[href="/sign-in"]').click()
  await page.waitForURL('**/sign-in')
  await fillIn(lan)
  await pending(page, 0)
  await has(lan, 'Bài c')
  tell('a cookie changed behind the page credited nobody else')
}

/** What the browser has thrown out is not shown as downloaded. */
async function lookAgain() {
  await page.goto(`${at}/courses/${SLUG}`)
  await download()
  for (const lost of ['khue-media', 'khue-pinned', 'precache']) {
    await page.evaluate(async (part) => Promise.all((await caches.keys()).filter((name) => name.includes(part)).map((name) => caches.delete(name))), lost)
    await page.goto(`${at}/courses/${SLUG}`)
    await page.locator('.download .notice-warn', { hasText: 'Trình duyệt đã xóa bớt' }).waitFor()
    await control.and(page.locator('[data-state=idle]')).waitFor()
    await download()
  }
  await context.setOffline(true)
  await page.goto(lesson('Bài d'))
  await page.locator('.prose').waitFor()
  await context.setOffline(false)
  tell('what was thrown out was told of, and brought back')
}

async function refuseWithoutWorker() {
  const bare = await openPage(browser, { worker: false })
  await signIn(bare.page, at, lan.username, lan.password)
  await bare.page.goto(`${at}/courses/${SLUG}`)
  await bare.page.locator('[data-action=download-course]:enabled').click()
  await bare.page.locator('.download .notice-warn', { hasText: 'không cho Khuê mở khi mất mạng' }).waitFor()
  demand((await bare.page.locator('[data-action=download-course]').getAttribute('data-state')) === 'idle', 'it is not shown as done')
  await bare.context.close()
  tell('a browser that cannot keep the app says so')
}

async function learner(username, password) {
  const { signIn: session } = await door(`${at}/graphql`)('mutation ($input: SignInInput!) { signIn(input: $input) { token account { id displayName } } }', { input: { identifier: username, password } })
  const api = door(`${at}/graphql`, session.token)
  await api('mutation ($slug: String!) { enrol(courseSlug: $slug) { id } }', { slug: SLUG })
  return { username, password, api, token: session.token, id: session.account.id, name: session.account.displayName }
}

async function newLearner(username, displayName) {
  const password = 'một câu chỉ tôi nhớ'
  const { unitCode } = (await lan.api('{ me { unitCode } }')).me
  await door(`${at}/graphql`)('mutation ($input: RegisterInput!) { register(input: $input) { token } }', { input: { username, displayName, password, unitCode } })
  return learner(username, password)
}

/** Whoever was signed in before: this one signs in now. */
async function enter({ username, password }) {
  await signIn(page, at, username, password)
  await page.locator('[data-sync-pending]').waitFor()
}

async function fillIn({ username, password }) {
  await page.fill('input[autocomplete=username]', username)
  await page.fill('input[autocomplete=current-password]', password)
  await page.click('button[type=submit]')
}

async function leave() {
  await page.goto(`${at}/me`)
  await pending(page, 0)
  await page.locator('[data-action=sign-out]').click()
  await page.locator('[data-sync-pending]').waitFor({ state: 'detached' })
}

async function signOutFrom(dialog) {
  await dialog.locator('[data-action=confirm-sign-out]').click()
  await page.locator('[data-sync-pending]').waitFor({ state: 'detached' })
}

async function download() {
  await control.and(page.locator(':enabled')).click()
  await page.locator('[data-action=download-course][data-state=done]').waitFor()
}

async function done() {
  await page.click('[data-action=complete-lesson][data-state=idle]')
  await page.locator('[data-action=complete-lesson][data-state=done]').waitFor()
}

function lesson(title) {
  return `${at}/courses/${SLUG}/lessons/${lessons[title]}`
}

async function completed({ api }) {
  const { enrolment } = await api('query ($slug: String!) { enrolment(courseSlug: $slug) { lessons { lessonId state } } }', { slug: SLUG })
  return enrolment.lessons.filter(({ state }) => state === 'COMPLETED').map(({ lessonId }) => lessonId)
}

function has(person, title) {
  return until(`the service has ${title}`, async () => (await completed(person)).includes(lessons[title]), 10)
}

/** Pictures of what is shown, for who wants to look. */
async function shoot(name, shown = page) {
  const shots = process.env.KHUE_SHOTS
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await shown.screenshot({ path: join(shots, `${name}.png`) })
}
