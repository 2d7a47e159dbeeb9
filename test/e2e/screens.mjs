import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../tools/lib/processes.mjs'
import { demoAccounts, openBrowser, openPage, signIn, tell } from '../lib/browser.mjs'
import { door, ownFolder, startService } from '../lib/house.mjs'

/** Takes the pictures of docs/screens from a fresh demo: `npm run screens`. */
const folder = join(root, 'docs/screens')
const home = join(ownFolder('screens'), 'home')
const khue = await startService('standalone', { KHUE_HOME: home })
const { at } = khue
const accounts = demoAccounts(home)
const { course } = await door(`${at}/graphql`)('{ course(slug: "nhan-dien-lua-dao") { sections { lessons { id kind } } } }')
const lesson = course.sections.flatMap((section) => section.lessons).find((row) => row.kind === 'ARTICLE').id
const browser = await openBrowser()
mkdirSync(folder, { recursive: true })

const phone = await openPage(browser)
await signIn(phone.page, at, 'demo.resident', accounts['demo.resident'])
await phone.page.goto(`${at}/courses/nhan-dien-lua-dao`)
await phone.page.locator('[data-action=enrol]').first().click()
await phone.page.waitForLoadState('networkidle')
const reading = await take(phone.page, `/courses/nhan-dien-lua-dao/lessons/${lesson}`, 'lesson-phone')
await take(phone.page, '/courses', 'catalogue-phone')
await take(phone.page, '/me', 'my-learning-phone')
await take(phone.page, '/practice', 'practice-phone')
await take(phone.page, '/courses/nhan-dien-lua-dao', 'course-phone')
await take(phone.page, '/me/competencies', 'competencies-phone')
await take(phone.page, '/offline', 'offline-phone')
const night = await openPage(browser, { scheme: 'dark' })
await take(night.page, '/', 'home-phone-dark')
const desk = await openPage(browser, { wide: true })
await signIn(desk.page, at, 'demo.officer', accounts['demo.officer'])
const figures = await take(desk.page, '/desk?view=unit&unit=00070', 'desk')
await take(desk.page, '/desk/why?indicator=completions&unit=00070', 'why')
const teacher = await openPage(browser, { wide: true })
await signIn(teacher.page, at, 'demo.instructor', accounts['demo.instructor'])
await take(teacher.page, '/teach', 'teach')
await together()
await browser.close()
await khue.kill()
process.exit(0)

async function take(page, path, name) {
  await page.goto(at + path)
  await page.waitForLoadState('networkidle')
  await page.locator('main h1').first().waitFor()
  const picture = await page.screenshot()
  writeFileSync(join(folder, `${name}.png`), picture)
  tell(`docs/screens/${name}.png`)
  return picture
}

/** The phone beside the desk, as the README shows them. */
async function together() {
  const { page } = await openPage(browser, { wide: true })
  await page.setViewportSize({ width: 1240, height: 640 })
  const source = (picture) => `data:image/png;base64,${picture.toString('base64')}`
  const frame = 'border: 1px solid #ded8ca; border-radius: 14px; box-shadow: 0 8px 30px #0002'
  await page.setContent(`<body style="margin: 0; background: #f2eee4; display: flex; gap: 28px; align-items: center; justify-content: center; height: 640px">
    <img src="${source(reading)}" style="height: 560px; ${frame}"><img src="${source(figures)}" style="height: 560px; ${frame}"></body>`)
  await page.waitForTimeout(300)
  writeFileSync(join(folder, 'readme.png'), await page.screenshot())
  tell('docs/screens/readme.png')
}
