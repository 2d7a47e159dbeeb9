import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dropAt, loseAnswersTo, openRelay } from '../lib/bad-network.mjs'
import { awake, demand, demoAccounts, openBrowser, openPage, signIn, tell } from '../lib/browser.mjs'
import { KEY, writeCourse } from '../lib/course-to-take-along.mjs'
import { demoHome, door, khue as command, ownFolder, startService, until } from '../lib/house.mjs'
import { aheadByADay, atLeast, fullFor, keepAsBefore, makeOlder, pending, renewed, withoutDatabase } from '../lib/odd-devices.mjs'

/**
 * What waits on a device, when everything goes wrong: the network drops at each step of a download, a quiz and a sync; the clock is
 * wrong by a day; the storage is full or refused; two tabs work at once; the app is deployed anew; the course changes meanwhile.
 */
const SLUG = 'mang-theo'
const folder = ownFolder('device')
const settings = { KHUE_HOME: demoHome(folder) }
const service = await startService('standalone', settings)
const relay = await openRelay(service.at)
const { at } = relay
const password = demoAccounts(settings.KHUE_HOME)['demo.resident']
await importCourse('mot', ['a', 'b', 'c', 'd', 'e', 'f'])
const { signIn: session } = await door(`${service.at}/graphql`)('mutation ($input: SignInInput!) { signIn(input: $input) { token account { id } } }', { input: { identifier: 'demo.resident', password } })
const api = door(`${service.at}/graphql`, session.token)
const browser = await openBrowser()
const { context, page, faults } = await openPage(browser)
await signIn(page, at, 'demo.resident', password)
await page.goto(`${at}/courses/${SLUG}`)
await page.click('[data-action=enrol][data-state=idle]')
await page.locator('[data-action=enrol][data-state=done]').waitFor()
await page.evaluate(() => navigator.serviceWorker.ready)
const lessons = Object.fromEntries((await api('query ($slug: String!) { course(slug: $slug) { sections { lessons { id title } } } }', { slug: SLUG })).course.sections.flatMap((section) => section.lessons).map(({ id, title }) => [title, id]))

await Promise.all([refuseWhatIsNoRecording(), saveData()])
await downloadOverABreak()
await takeQuizOffline()
await findAttemptClosed()
await workInTwoTabs()
await deployAnew()
await renewOlderDownloads()
const republished = importCourse('hai', ['a', 'c', 'd', 'e', 'f', 'g'])
await trustNoClock()
await fillStorage()
await refuseStorage()
await changeCourse()
await withdrawCourse()
demand(faults.length === 0, `no page failed: ${faults.join('; ')}`)
await browser.close()
relay.close()
await service.kill()
tell('the walk is done')
process.exit(0)

/** Imports a version of the course from a folder of its own. */
function importCourse(version, readings) {
  writeCourse(join(folder, version), SLUG, readings)
  return command(settings, ['course', 'import', join(folder, version), '--publish'])
}

async function refuseWhatIsNoRecording() {
  const broken = join(folder, 'hong')
  writeCourse(broken, 'hong', ['a'], '{ file: media/gia.mp3, title: Giả }')
  writeFileSync(join(broken, 'media/gia.mp3'), 'không nghe được\n')
  const { code, stderr } = await command(settings, ['course', 'import', broken])
  demand(code === 1 && stderr.includes('media/gia.mp3'), `an audio that is none is refused by its name: ${stderr}`)
  tell('an audio that is none is refused with file and reason')
}

/** Who saves data gets the smaller rendition, and nothing plays by itself; a recording that does not play is told of. */
async function saveData() {
  await page.goto(`${at}/offline`)
  await page.check('input[name=dataSaver]')
  await page.goto(lesson('Phim'))
  const { src, autoplay, preload } = await page.locator('video').evaluate(({ src: address, autoplay: by, preload: before }) => ({ src: address, autoplay: by, preload: before }))
  demand(src.endsWith('phim.small.mp4') && !autoplay && preload === 'none', `the smaller rendition waits to be asked for: ${src}`)
  demand((await page.evaluate(async (url) => (await fetch(url)).status, src)) === 200, 'the smaller rendition is served')
  await page.goto(`${at}/offline`)
  await page.uncheck('input[name=dataSaver]')
  const broken = await browser.newContext({ serviceWorkers: 'block' })
  const tab = await broken.newPage()
  await signIn(tab, at, 'demo.resident', password)
  await tab.route('**/media/**/phim.mp4', (route) => route.fulfill({ status: 200, contentType: 'video/mp4', body: 'no film' }))
  await tab.goto(lesson('Phim'))
  await tab.locator('.notice-bad', { hasText: 'không phát được' }).waitFor()
  await broken.close()
  tell('who saves data gets the smaller recording; a broken one says so')
}

/** The network drops while a quiz is fetched; the download goes on, and a quiz of two attempts is taken along when its learner says so. */
async function downloadOverABreak() {
  await page.goto(`${at}/courses/${SLUG}`)
  dropAt(page, '"operationName":"Attempts"')
  await press('download-course')
  await page.locator('.download .notice-warn', { hasText: 'Mất mạng' }).waitFor()
  await context.setOffline(false)
  await press('download-course')
  await page.locator('[data-action=download-course][data-state=done]').waitFor()
  demand((await attemptsAt('Hai lần')).length === 0, 'no attempt of a limited number was used unasked')
  await page.locator('.download', { hasText: 'được làm 2 lần' }).waitFor()
  await press('take-quiz')
  await page.locator('[data-action=take-quiz]').waitFor({ state: 'detached' })
  const kept = await page.evaluate(async () => Promise.all((await (await caches.open('khue-pinned')).keys()).map(async (request) => (await (await caches.open('khue-pinned')).match(request)).text())))
  demand(kept.some((text) => text.includes('attempts')) && !kept.some((text) => text.includes(KEY)), 'no answer key is on the device')
  tell('the download went on after the break, with its quizzes and without their keys')
}

async function takeQuizOffline() {
  await context.setOffline(true)
  await page.goto(lesson('Tự do'))
  await answerQuiz(KEY)
  await pending(page, 2)
  await page.reload()
  demand((await page.locator('.quiz input[type=text]').inputValue()) === KEY, 'the answers are there after a reload')
  await page.locator('.quiz-kept').waitFor()
  await press('submit-quiz')
  await page.locator('[data-action=submit-quiz][data-state=done]').waitFor()
  await pending(page, 3)
  await page.reload()
  await page.locator('h2', { hasText: 'Bạn đã làm xong bài này' }).waitFor()
  await pending(page, 3)
  await page.goto(`${at}/offline`)
  await page.locator('#main', { hasText: '1 bài kiểm tra chờ nộp' }).waitFor()
  // What the page tried as it opened has failed: none of it is still on its way.
  await page.waitForLoadState('networkidle')
  const lost = await loseAnswersTo(page, ['SaveAnswers', 'HandIn'])
  await context.setOffline(false)
  await page.locator('[data-handed-in]', { hasText: 'đã đạt' }).waitFor()
  await pending(page, 0)
  demand(lost.size === 0, `the service’s answers were lost on their way, but not those to ${[...lost]}`)
  await page.unroute('**/graphql')
  const attempts = await attemptsAt('Tự do')
  demand(attempts.length === 1 && attempts[0].state === 'GRADED' && attempts[0].score === 1, `the quiz is there, once and right: ${JSON.stringify(attempts)}`)
  await page.goto(lesson('Tự do'))
  await page.locator('.result-passed').waitFor()
  await page.locator('[data-handed-in]').waitFor({ state: 'detached' })
  tell('a quiz was taken and handed in without a network; its result came by itself')
}

/** Another device hands the attempt in while this one has no network: its answers are shown and told of, and none is silently dropped. */
async function findAttemptClosed() {
  await page.goto(lesson('Hai lần'))
  await page.locator('.quiz').waitFor()
  await context.setOffline(true)
  await page.reload()
  await answerQuiz('muộn')
  await pending(page, 2)
  const [{ id }] = await attemptsAt('Hai lần')
  await api('mutation ($id: ID!) { submitAttempt(attemptId: $id) { id } }', { id })
  await context.setOffline(false)
  const late = page.locator('[data-late]')
  await late.filter({ hasText: 'muộn' }).waitFor()
  await pending(page, 0)
  await page.reload()
  await late.filter({ hasText: 'Bài này đã nộp' }).waitFor()
  await press('forget-late')
  await late.waitFor({ state: 'detached' })
  tell('an attempt closed on another device is told of, with what was answered here')
}

async function workInTwoTabs() {
  await context.setOffline(true)
  const other = await context.newPage()
  await Promise.all([page.goto(lesson('Bài a')), other.goto(lesson('Bài b'))])
  await Promise.all([done(page), done(other)])
  await Promise.all([atLeast(page, 2), atLeast(other, 2)])
  await Promise.all([page.reload(), other.reload()])
  await Promise.all([atLeast(page, 2), atLeast(other, 2)])
  await context.setOffline(false)
  await Promise.all([pending(page, 0), pending(other, 0)])
  await other.close()
  demand((await stateOf('Bài a')) === 'COMPLETED' && (await stateOf('Bài b')) === 'COMPLETED', 'the service has what both tabs did')
  tell('two tabs lost nothing of each other')
}

/** A new app waits until it is told; what waits, and what the app before kept in localStorage, goes over to it. */
async function deployAnew() {
  relay.state.down = true
  await page.goto(lesson('Bài c'))
  await done(page)
  await atLeast(page, 1)
  relay.state.deployment = 2
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
  const take = page.locator('[data-action=take-new-version]')
  await take.waitFor()
  await page.reload()
  await take.waitFor()
  await atLeast(page, 1)
  await keepAsBefore(page, session.account.id, [['Bài d', lessons['Bài d']]])
  await page.evaluate((name) => localStorage.setItem(name, '{"sealed":1}'), `khue.reviews.${session.account.id}`)
  await Promise.all([page.waitForEvent('load'), take.click()])
  await atLeast(page, 2)
  await take.waitFor({ state: 'detached' })
  relay.state.down = false
  await page.goto(`${at}/offline`)
  await pending(page, 0)
  await page.locator('.notice-warn', { hasText: 'bản Khuê khác giữ' }).waitFor()
  demand((await stateOf('Bài c')) === 'COMPLETED' && (await stateOf('Bài d')) === 'COMPLETED', 'nothing was stranded by the new app')
  demand((await page.evaluate(() => Object.keys(localStorage).filter((name) => /^khue\.(progress|reviews|answers)/.test(name)))).length === 0, 'localStorage was taken over')
  tell('a new app waited to be taken, and took over all that waited; what it cannot read is told of')
}

/** What an older app has downloaded, in a form that lacks something, is not taken for today's: it needs a network once, and renews itself. */
async function renewOlderDownloads() {
  await makeOlder(page, session.account.id)
  await context.setOffline(true)
  await page.goto(lesson('Bài a'))
  await page.locator('.state', { hasText: 'mở lại một lần khi có mạng' }).waitFor()
  await context.setOffline(false)
  await page.goto(`${at}/offline`)
  await renewed(page, session.account.id)
  await context.setOffline(true)
  await page.goto(lesson('Bài a'))
  await page.locator('.prose').waitFor()
  await context.setOffline(false)
  tell('a download of an older app is not taken for today’s, and renewed itself')
}

/** A device whose clock is a day ahead: the service takes its work for now. */
async function trustNoClock() {
  const ahead = await openPage(browser)
  await aheadByADay(ahead.context)
  await signIn(ahead.page, at, 'demo.resident', password)
  await ahead.page.goto(lesson('Bài e'))
  await done(ahead.page)
  await pending(ahead.page, 0)
  await ahead.context.close()
  const completedAt = Date.parse(await stateOf('Bài e', 'completedAt'))
  demand(Math.abs(Date.now() - completedAt) < 60_000, 'what was done at a wrong time counts for the time of its receipt')
  tell('a clock that is wrong by a day moves no figure')
}

async function fillStorage() {
  const full = await openPage(browser)
  await fullFor(at, full)
  await signIn(full.page, at, 'demo.resident', password)
  await full.page.goto(lesson('Bài f'))
  await awake(full.page)
  await full.context.setOffline(true)
  await done(full.page)
  await full.page.locator('.told .notice-warn', { hasText: 'không cho Khuê giữ' }).waitFor()
  await atLeast(full.page, 1)
  await full.context.setOffline(false)
  await pending(full.page, 0)
  await full.context.close()
  demand((await stateOf('Bài f')) === 'COMPLETED', 'what a full device could not keep was sent all the same')
  tell('a full device is told of, and what was done is sent from memory')
}

async function refuseStorage() {
  const strict = await openPage(browser)
  await withoutDatabase(strict.context)
  await signIn(strict.page, at, 'demo.resident', password)
  await strict.page.goto(`${at}/me`)
  await strict.page.locator('.told .notice-warn', { hasText: 'không cho Khuê giữ' }).waitFor()
  await pending(strict.page, 0)
  demand(strict.faults.length === 0, 'a browser that keeps nothing goes on')
  await strict.context.close()
}

/**
 * Meanwhile the course has a new version, which the learner has taken on another device: work in a lesson that is no more is taken,
 * and what is of none of her courses is set aside by name while the rest goes.
 */
async function changeCourse() {
  await page.goto(lesson('Bài a'))
  await context.setOffline(true)
  await keepAsBefore(page, session.account.id, [['Bài b', lessons['Bài b']], ['Bài lạ', randomUUID()], ['Bài c', lessons['Bài c']]])
  await page.reload()
  await pending(page, 3)
  await republished
  const { continueWithNewVersion: taken } = await api('mutation ($slug: String!) { continueWithNewVersion(courseSlug: $slug) { course { sections { lessons { id title } } } } }', { slug: SLUG })
  lessons['Bài g'] = taken.course.sections.flatMap((section) => section.lessons).find(({ title }) => title === 'Bài g').id
  await page.goto(lesson('Bài g'))
  await page.locator('.state', { hasText: 'tự mở' }).waitFor()
  await context.setOffline(false)
  await page.locator('[data-action=complete-lesson]').waitFor()
  await pending(page, 0)
  await page.locator('[data-sync-pending]', { hasText: '1 không gửi được' }).click()
  await page.locator('dialog li', { hasText: 'Bài lạ' }).waitFor()
  tell('a lesson that is no more is taken, one of no course is set aside by name, and the rest was sent')
}

/** The course is withdrawn while the learner has no network: what she does is taken all the same, and her page tells it. */
async function withdrawCourse() {
  await page.goto(lesson('Bài g'))
  await awake(page)
  await page.locator('[data-action=complete-lesson]').waitFor()
  await context.setOffline(true)
  const { code } = await command(settings, ['course', 'withdraw', SLUG])
  demand(code === 0 && (await api('query ($slug: String!) { course(slug: $slug) { id } }', { slug: SLUG })).course === null, 'the course is in the catalogue no more')
  await done(page)
  await atLeast(page, 1)
  await context.setOffline(false)
  await pending(page, 0)
  demand((await stateOf('Bài g')) === 'COMPLETED', 'a lesson of a withdrawn course is taken')
  await page.goto(`${at}/courses/${SLUG}`)
  await page.locator('.notice', { hasText: 'không nhận người học mới' }).waitFor()
  tell('a course was withdrawn meanwhile: its learner was told, and goes on')
}

function lesson(title) {
  return `${at}/courses/${SLUG}/lessons/${lessons[title]}`
}

function press(action) {
  return page.locator(`[data-action=${action}]:enabled`).first().click()
}

async function done(tab) {
  await tab.click('[data-action=complete-lesson][data-state=idle]')
  await tab.locator('[data-action=complete-lesson][data-state=done]').waitFor()
}

async function answerQuiz(text) {
  await page.locator('.quiz').waitFor()
  await page.locator('.quiz label', { hasText: 'đúng' }).first().click()
  await page.locator('.quiz input[type=text]').fill(text)
}

async function attemptsAt(title) {
  return (await api('query ($id: ID!) { attempts(lessonId: $id) { id state score } }', { id: lessons[title] })).attempts
}

async function stateOf(title, field = 'state') {
  let found
  await until(`the service has ${title}`, async () => {
    const { enrolment } = await api('query ($slug: String!) { enrolment(courseSlug: $slug) { lessons { lessonId state completedAt } } }', { slug: SLUG })
    found = enrolment.lessons.find(({ lessonId }) => lessonId === lessons[title])
    return found?.state === 'COMPLETED'
  }, 10)
  return found[field]
}
