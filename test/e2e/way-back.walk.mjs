import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demand, demoAccounts, openBrowser, openPage, signIn, tell } from '../lib/browser.mjs'
import { demoHome, door, khue as runKhue, ownFolder, startService, until } from '../lib/house.mjs'

/**
 * A resident who has no e-mail and no longer knows her password is helped by the officer of her ward and is in again, also where
 * the code is typed in small letters. Then she completes a small course, holds its certificate, and decides what strangers see of it.
 */
const WARD = '00070'
const folder = ownFolder('way-back')
const home = demoHome(folder)
const khue = await startService('standalone', { KHUE_HOME: home })
const { at } = khue
const accounts = demoAccounts(home)
const browser = await openBrowser()
const resident = { username: 'demo.quen-mat-khau', displayName: 'Trịnh Thị Quên (demo)', old: 'con mèo ngủ trên mái nhà', now: 'bún chả trưa chủ nhật' }
await door(`${at}/graphql`)('mutation($input: RegisterInput!) { register(input: $input) { token } }', {
  input: { username: resident.username, displayName: resident.displayName, password: resident.old, unitCode: WARD },
})

const hers = await openPage(browser)
const officer = await openPage(browser, { wide: true })
await askByMail(hers.page)
const code = await helpHer(officer.page)
await comeBackIn(hers.page, code)
await lookAtDevices(hers.page)
await comeBackByMail()
await completeSmallCourse()
const id = await holdCertificate(hers.page)
await showIt(hers.page, id)
for (const { faults } of [hers, officer]) demand(faults.length === 0, `no page failed: ${faults.join('; ')}`)
await browser.close()
await khue.kill()
tell('the walk is done')
process.exit(0)

/** Whoever asks for a mail is told the same, whether there is such an account or not. */
async function askByMail(page) {
  const told = []
  for (const identifier of [resident.username, 'nobody@example.vn']) {
    await page.goto(`${at}/sign-in`)
    await page.locator('a[href^="/recover"]').click()
    await page.locator('#by-mail').waitFor()
    await page.fill('[name=identifier]', identifier)
    await page.click('button[type=submit]')
    await page.locator('[name=code]').waitFor()
    told.push(await page.locator('.notice-good').innerText())
  }
  demand(told[0] === told[1], 'nobody learns from the page whether there is such an account')
  tell('a mail was asked for; the page tells the same to everybody')
}

/** The officer finds her by a part of the name, without diacritics, and is shown a code once. */
async function helpHer(page) {
  await signIn(page, at, 'demo.officer', accounts['demo.officer'])
  await page.goto(`${at}/desk`)
  await page.locator('a[href="/desk/help"]').click()
  await page.fill('[name=search]', 'qu')
  await page.click('[data-action=find-resident]')
  await page.locator('.field-error').waitFor()
  await page.fill('[name=search]', 'trinh quen')
  await page.click('[data-action=find-resident]')
  const card = page.locator('.card', { hasText: resident.displayName })
  await card.waitFor()
  demand(!(await card.innerText()).includes(resident.username), 'what she signs in with is half hidden')
  await card.locator('[data-action=help-resident]').click()
  await page.click('[data-action=make-recovery-code]')
  const shown = page.locator('[data-recovery-code]')
  await shown.waitFor()
  const told = await shown.getAttribute('data-recovery-code')
  demand(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(told), 'a code of eight letters and digits is shown')
  await page.keyboard.press('Escape')
  demand((await page.locator('[data-recovery-code]').count()) === 0 && !(await page.content()).includes(told), 'the code is gone with its dialogue')
  tell('the officer found her and was shown a code, once')
  return told
}

async function comeBackIn(page, told) {
  await page.goto(`${at}/recover#code=${told.toLowerCase().replace('-', ' ')}`)
  await page.fill('[name=identifier]', resident.username)
  await page.fill('[name=newPassword]', 'ngắn')
  await page.click('[data-action=recover]')
  await page.locator('.field-error').waitFor()
  await page.fill('[name=newPassword]', resident.now)
  await page.click('[data-action=recover]')
  await page.waitForURL(`${at}/me`)
  await page.getByText(resident.displayName).first().waitFor()
  tell('she is in again, with a password of her own')
}

/** Two devices: the other one is signed out from here. */
async function lookAtDevices(page) {
  const other = await openPage(browser, { wide: true })
  await signIn(other.page, at, resident.username, resident.now)
  await page.goto(`${at}/me/profile`)
  await page.locator('[data-action=end-session]').click()
  await page.locator('.notice-good').first().waitFor()
  await page.locator('[data-action=end-session]').waitFor({ state: 'detached' })
  await other.page.goto(`${at}/me`)
  await other.page.waitForURL((url) => url.pathname === '/sign-in')
  await other.context.close()
  tell('the other device is signed out')
}

/** Somebody with an address confirms it by the link of a mail, signing in on the way; later a mail brings her back in. */
async function comeBackByMail() {
  const email = 'co-thu@example.vn'
  const ask = door(`${at}/graphql`)
  await ask('mutation($input: RegisterInput!) { register(input: $input) { token } }', { input: { email, displayName: 'Người Có Thư (demo)', password: resident.old, unitCode: WARD } })
  const asking = await openPage(browser)
  await signIn(asking.page, at, email, resident.old)
  await asking.page.goto(`${at}/me/profile`)
  await asking.page.click('[data-action=send-confirmation]')
  await asking.page.locator('[name=code]').waitFor()
  await asking.context.close()
  const { context, page, faults } = await openPage(browser)
  await page.goto(at + (await linkOfMail('confirm-email')))
  await page.locator('main a[href^="/sign-in"]').click()
  await page.fill('input[autocomplete=username]', email)
  await page.fill('input[autocomplete=current-password]', resident.old)
  await page.click('button[type=submit]')
  await page.click('[data-action=confirm-email]')
  await page.locator('.notice-good').waitFor()
  demand(!page.url().split('#')[0].includes('code'), 'the code never left the fragment')
  await ask('mutation { requestRecovery(identifier: "co-thu@example.vn") }')
  await page.goto(at + (await linkOfMail('recover')))
  await page.fill('[name=identifier]', email)
  await page.fill('[name=newPassword]', resident.now)
  await page.click('[data-action=recover]')
  await page.waitForURL(`${at}/me`)
  demand(faults.length === 0, `no page failed: ${faults.join('; ')}`)
  await context.close()
  tell('an address was confirmed by its mail, and a mail brought its owner back in')
}

/** The path and the fragment of the link in the newest mail that leads to a page. */
async function linkOfMail(page) {
  let link
  await until(`a mail leads to /${page}`, async () => {
    link = new RegExp(`/${page}#code=[2-9A-Z-]+`).exec(await (await fetch(`${at}/demo/mailbox`)).text())?.[0]
    return link !== undefined
  })
  return link
}

/** A course of one article, completed over the door as her telephone would. */
async function completeSmallCourse() {
  const course = join(folder, 'course')
  mkdirSync(course)
  writeFileSync(join(course, 'course.yaml'), 'slug: mot-bai\ntitle: Một bài nhỏ (demo)\nlanguage: vi\nalignments:\n  - { competency: vn-digital.4.2, level: 2 }\nsections:\n  - title: Một\n    lessons:\n      - file: 01-mot.md\n')
  writeFileSync(join(course, '01-mot.md'), '# Bài một\n\nMột câu để đọc.\n')
  const imported = await runKhue({ KHUE_HOME: home }, ['course', 'import', course, '--publish'])
  demand(imported.code === 0, `the course is imported: ${imported.stderr}`)
  const { signIn: opened } = await door(`${at}/graphql`)('mutation($input: SignInInput!) { signIn(input: $input) { token } }', { input: { identifier: resident.username, password: resident.now } })
  const ask = door(`${at}/graphql`, opened.token)
  const { enrol } = await ask('mutation { enrol(courseSlug: "mot-bai") { course { sections { lessons { id } } } } }')
  const [lesson] = enrol.course.sections[0].lessons
  await ask('mutation($events: [ProgressEventInput!]!) { recordProgress(events: $events) { state } }', {
    events: [{ clientEventId: randomUUID(), lessonId: lesson.id, position: 1, done: true, occurredAt: new Date().toISOString() }],
  })
  tell('she has completed a small course')
}

/** The certificate comes by itself; its sheet is a PDF, and what was learnt stands in the picture of what she can do. */
async function holdCertificate(page) {
  await page.goto(`${at}/me`)
  const card = page.locator('[data-certificate]')
  await card.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-action=download-certificate]')])
  demand(readFileSync(await download.path()).subarray(0, 5).toString() === '%PDF-', 'the sheet is a PDF')
  await page.goto(`${at}/me/competencies`)
  const competency = page.locator('[data-competency="vn-digital.4.2"]')
  await competency.getByText('Một bài nhỏ (demo)').waitFor()
  await competency.locator('summary').click()
  await competency.locator('[role=status]').waitFor()
  tell('she holds the certificate, and sees what she can do by it')
  await page.goto(`${at}/me`)
  return card.getAttribute('data-certificate')
}

/** A stranger sees that it holds, and her name only once she allows it; after its withdrawal, that it does not. */
async function showIt(page, certificate) {
  const stranger = await openPage(browser, { wide: true })
  const look = async (path, status) => {
    await stranger.page.goto(`${at}/verify/${path}`)
    await stranger.page.locator(`[data-status=${status}]`).waitFor()
    return stranger.page.locator('main').innerText()
  }
  const before = await look(certificate, 'valid')
  demand(before.includes('Một bài nhỏ (demo)') && !before.includes(resident.displayName), 'the public page tells what was learnt, and not who')
  await page.locator('[data-action=show-name]').check()
  await page.getByText('Ai có đường dẫn đều thấy tên bạn.').waitFor()
  demand((await look(certificate, 'valid')).includes(resident.displayName), 'it names her once she allows it')
  await look(randomUUID(), 'unknown')
  const revoked = await runKhue({ KHUE_HOME: home }, ['certificate', 'revoke', certificate, '--reason', 'demo'])
  demand(revoked.code === 0, `it is withdrawn: ${revoked.stderr}`)
  await look(certificate, 'revoked')
  demand(stranger.faults.length === 0, `no page failed: ${stranger.faults.join('; ')}`)
  await stranger.context.close()
  tell('a stranger was told: valid, unknown, withdrawn')
}
