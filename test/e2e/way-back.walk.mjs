import { join } from 'node:path'
import { demand, demoAccounts, openBrowser, openPage, signIn, tell } from '../lib/browser.mjs'
import { door, ownFolder, startService } from '../lib/house.mjs'

/**
 * A resident who has no e-mail and no longer knows her password is helped by the officer of her ward and is in again, also where
 * the code is typed in small letters.
 */
const WARD = '00070'
const home = join(ownFolder('way-back'), 'home')
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
