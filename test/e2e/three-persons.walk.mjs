import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ZipFile } from 'yazl'
import { readGift } from '../../libs/assessment/dist/index.js'
import { root } from '../../tools/lib/processes.mjs'
import { freePort } from '../../tools/lib/redis.mjs'
import { demand, demoAccounts, openBrowser, openPage, settle, signIn, tell } from '../lib/browser.mjs'
import { demoHome, ownFolder, startService } from '../lib/house.mjs'

/**
 * A stranger takes a real course on a phone, from registering to a certificate that others can verify: one half of it without a
 * network, and with the service restarted in the middle of a quiz. The ward officer sees the figure move, asks why, and exports it;
 * an instructor uploads a course, mends what is refused and publishes it; staff approve what it is evidence for.
 */
const SLUG = 'nhan-dien-lua-dao'
const WARD = '00070'
const folder = ownFolder('walk')
const home = demoHome(folder)
const port = await freePort()
let khue = await startService('standalone', { KHUE_HOME: home }, { port })
const { at } = khue
const accounts = demoAccounts(home)
const browser = await openBrowser()
const year = String(new Date(Date.now() + 7 * 3_600_000).getUTCFullYear())

const officer = await openPage(browser, { wide: true })
await signIn(officer.page, at, 'demo.officer', accounts['demo.officer'])
const before = await figure('completions')
tell(`before: ${before} completions in the ward`)

const resident = await openPage(browser)
await register(resident.page)
await takeCourse(resident.page)
demand((await resident.page.locator('[data-sync-pending="0"]').count()) > 0, 'nothing of the resident waits to be sent')
await verify(resident.page)

await askWhy(before + 1)
await exportCompletions(before + 1)
await teach()
for (const { faults } of [officer, resident]) demand(faults.length === 0, `no page failed: ${faults.join('; ')}`)
await browser.close()
await khue.kill()
tell('the walk is done')
process.exit(0)

/** A figure of the ward, as the desk shows it. */
async function figure(indicator) {
  const { page } = officer
  await page.goto(`${at}/desk?view=unit&unit=${WARD}&period=${year}`)
  const link = page.locator(`a[href*="indicator=${indicator}&"], a[href$="indicator=${indicator}"]`).first()
  await link.waitFor()
  return Number((await link.innerText()).split(' ')[0].split('\n')[0].replaceAll('.', ''))
}

async function register(page) {
  await page.goto(`${at}/register`)
  await page.fill('[name=displayName]', 'Người Đi Thử (demo)')
  await page.fill('[name=signInName]', 'demo.nguoi-di-thu')
  await page.fill('[name=password]', 'ngắn')
  await page.locator('[role=combobox]').fill('hoan kiem')
  await page.getByRole('option', { name: 'Phường Hoàn Kiếm' }).click()
  await page.click('button[type=submit]')
  await page.getByText('ít nhất 10 ký tự', { exact: false }).last().waitFor()
  demand((await page.inputValue('[name=displayName]')) === 'Người Đi Thử (demo)', 'what was typed is kept when a field is refused')
  await page.fill('[name=password]', 'con mèo ngủ trên mái nhà')
  await page.click('button[type=submit]')
  await page.waitForURL((url) => url.pathname !== '/register')
  tell('a resident has registered; a short password was refused beside its field')
}

async function takeCourse(page) {
  await page.goto(`${at}/courses`)
  await page.fill('input[type=search]', 'LUA DAO')
  await page.waitForURL('**/courses?q=*')
  await page.waitForFunction(() => document.querySelectorAll('main a[href^="/courses/"]').length === 1)
  await page.getByRole('link', { name: /Nhận diện lừa đảo/ }).first().click()
  await page.waitForURL(`**/courses/${SLUG}`)
  await page.click('[data-action=enrol]')
  await page.locator('[data-action=enrol][data-state=done]').waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.locator('[data-action=download-course]:enabled').click()
  await page.locator('[data-action=download-course][data-state=done]').waitFor()
  await page.locator(`a[href*="/courses/${SLUG}/lessons/"]`).first().click()
  const quizzes = ['05-kiem-tra-1.gift', '10-kiem-tra-2.gift'].length
  let [quiz, offline] = [0, 0]
  for (let step = 0; step < 40; step++) {
    await page.locator('[data-action=complete-lesson][data-state=idle], [data-action=start-quiz], [data-action=submit-quiz][data-state=idle], .notice-warn').first().waitFor()
    if (await page.locator('[data-action=complete-lesson][data-state=idle]').count()) {
      await resident.context.setOffline(true)
      await page.reload()
      await page.click('[data-action=complete-lesson]')
      await page.locator('[data-action=complete-lesson][data-state=done]').waitFor()
      await page.locator(`[data-sync-pending="${++offline}"]`).first().waitFor()
    } else {
      await sendWhatWaits(page, offline)
      offline = 0
      quiz += 1
      await passQuiz(page, quiz === 1)
      await settle(page)
    }
    const heading = await page.locator('main h1').first().innerText()
    await page.locator('nav.lesson-ways a').last().click()
    await page.waitForFunction((old) => document.querySelector('main h1') && document.querySelector('main h1').innerText !== old, heading)
    if (!page.url().includes('/lessons/')) break
  }
  demand(quiz >= quizzes, 'the course had its quizzes')
  await settle(page)
  tell(`the course is completed: its lessons without a network, ${quiz} quizzes with one, the first over a restart of the service`)
}

/** The network is back: what was done without it goes by itself. */
async function sendWhatWaits(page, count) {
  await resident.context.setOffline(false)
  await settle(page)
  await page.reload()
  await page.locator('[data-action=start-quiz]').waitFor()
  tell(`${count} lessons were done without a network, and have been sent`)
}

/** The certificate comes by itself; a stranger reads on its public page that it holds, and what was learnt, but no name. */
async function verify(page) {
  await page.goto(`${at}/me`)
  const card = page.locator('[data-certificate]')
  await card.waitFor()
  const id = await card.getAttribute('data-certificate')
  const stranger = await openPage(browser)
  await stranger.page.goto(`${at}/verify/${id}`)
  await stranger.page.locator('[data-status=valid]').waitFor()
  const told = await stranger.page.locator('main').innerText()
  demand(told.includes('Nhận diện lừa đảo') && !told.includes('Người Đi Thử'), 'the public page tells what was learnt, and not who')
  demand((await (await fetch(`${at}/verify/${id}`, { headers: { accept: 'application/json' } })).json()).status === 'valid', 'the public fact says so too')
  demand(stranger.faults.length === 0, `no page failed: ${stranger.faults.join('; ')}`)
  await stranger.context.close()
  tell('the certificate came, and a stranger has verified it')
}

/** Answers by the author's own key; the first time the service is killed with half of the answers given. */
async function passQuiz(page, interrupted) {
  if (await page.locator('[data-action=start-quiz]').count()) await page.click('[data-action=start-quiz]')
  await page.locator('fieldset.question').first().waitFor()
  const known = keys()
  const fields = page.locator('fieldset.question')
  const count = await fields.count()
  for (let n = 0; n < count; n++) {
    const field = fields.nth(n)
    const prompt = (await field.locator('.question-prompt').innerText()).trim()
    const question = known.get(asShown(prompt))
    demand(question, `the question '${prompt}' stands in the course's file`)
    await answer(field, question)
    if (interrupted && n === Math.floor(count / 2)) {
      await page.locator('.quiz-saving.quiz-saved').waitFor()
      await khue.kill('SIGKILL')
      khue = await startService('standalone', { KHUE_HOME: home }, { port })
      await page.reload()
      await fields.first().waitFor()
      demand((await page.locator('fieldset.question :is(input:checked, input[type=text]:not([value=""]))').count()) > 0, 'answers shown as saved are there after the restart')
    }
  }
  await page.locator('.quiz-saving.quiz-saved').waitFor()
  await page.click('[data-action=submit-quiz]')
  await page.locator('.result-passed').waitFor()
}

/** A prompt as a page shows it: a blank stands close to the sign behind it. */
function asShown(prompt) {
  return prompt.replace(/\s+/g, ' ').replace(/_{5} (?=[.,;:!?)…”])/g, '_____').trim()
}

function keys() {
  const course = join(root, 'content', SLUG)
  const files = execFileSync('ls', [course], { encoding: 'utf8' }).split('\n').filter((name) => name.endsWith('.gift'))
  return new Map(files.flatMap((name) => readGift(readFileSync(join(course, name), 'utf8')).questions).map((question) => [asShown(question.prompt), question]))
}

async function answer(field, question) {
  const right = question.choices.filter((choice) => choice.weight > 0)
  if (question.kind === 'TRUE_FALSE') await field.locator('label.choice').nth(question.choices[0].weight > 0 ? 0 : 1).click()
  else if (question.choices.length > 0) for (const { text } of right) await field.locator('label.choice', { has: field.page().getByText(text, { exact: true }) }).first().click()
  else if (question.kind === 'MATCHING') {
    for (const pair of question.pairs.filter(({ left }) => left !== '')) await field.locator('.matching-row', { has: field.page().getByText(pair.left, { exact: true }) }).locator('select').selectOption({ label: pair.right })
  } else if (question.kind === 'NUMERIC') await field.locator('input').fill(String(Math.round(((question.ranges[0].from + question.ranges[0].to) / 2) * 1e6) / 1e6))
  else await field.locator('input').fill(question.texts[0].text)
}

async function askWhy(due) {
  const { page } = officer
  let now = await figure('completions')
  for (let tries = 0; tries < 20 && now !== due; tries++) now = await figure('completions')
  demand(now === due, `the ward's completions are ${due}, not ${now}`)
  await page.goto(`${at}/desk/why?indicator=completions&unit=${WARD}&period=${year}`)
  const rows = page.locator('table tbody tr')
  await rows.first().waitFor()
  for (let shown = await rows.count(); shown < due; shown = await rows.count()) {
    await page.getByRole('button', { name: /thêm/i }).first().click()
    await rows.nth(shown).waitFor()
  }
  demand((await rows.count()) === due, 'the rows behind the figure add up to it')
  demand(!(await page.content()).includes('Người Đi Thử'), 'no name stands behind a figure')
  tell(`the figure moved to ${due}, and ${due} rows stand behind it, without names`)
}

async function exportCompletions(due) {
  const { page } = officer
  await page.goto(`${at}/desk/exports`)
  await page.selectOption('[name=kind]', 'COMPLETIONS')
  await page.selectOption('[name=format]', 'CSV')
  await page.locator('form.desk-export-form button[type=submit]').click()
  const link = page.locator('a[href*="/campaign/exports/"]').first()
  await link.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const text = readFileSync(await download.path(), 'utf8')
  demand(text.startsWith('\uFEFF'), 'the CSV begins with a byte order mark')
  demand(text.trimEnd().split('\n').length === due + 1, 'the export has as many rows as the figure says')
  tell('the export agrees with the figure')
}

async function teach() {
  const good = join(folder, 'course')
  cpSync(join(root, 'content', SLUG), good, { recursive: true })
  writeFileSync(join(good, 'course.yaml'), readFileSync(join(good, 'course.yaml'), 'utf8').replace(`slug: ${SLUG}`, 'slug: khoa-di-thu'))
  const bad = join(folder, 'bad')
  mkdirSync(bad)
  writeFileSync(join(bad, 'course.yaml'), 'slug: hong\ntitle: Hỏng\nlanguage: vi\ncolour: red\nsections:\n  - title: Một\n    lessons:\n      - file: 01.md\n')
  const instructor = await openPage(browser, { wide: true })
  const { page } = instructor
  await signIn(page, at, 'demo.instructor', accounts['demo.instructor'])
  await page.goto(`${at}/teach`)
  await page.setInputFiles('input[type=file]', await zip(bad, 'bad.zip'))
  await page.locator('.teach-faults li', { hasText: 'course.yaml' }).getByText('colour', { exact: false }).first().waitFor()
  await page.setInputFiles('input[type=file]', await zip(good, 'good.zip'))
  await page.locator('a[href="/teach/courses/khoa-di-thu"]').first().click()
  await page.locator('main [data-action=publish-course]').first().click()
  await page.locator('dialog [data-action=publish-course]').click()
  await page.locator('dialog').waitFor({ state: 'detached' })
  const staff = await openPage(browser, { wide: true })
  await signIn(staff.page, at, 'demo.staff', accounts['demo.staff'])
  await staff.page.goto(`${at}/desk/approvals`)
  await staff.page.locator('main [data-action=approve-alignments]').first().click()
  await staff.page.locator('dialog [data-action=approve-alignments]').click()
  await staff.page.locator('dialog').waitFor({ state: 'detached' })
  for (const { faults } of [instructor, staff]) demand(faults.length === 0, `no page failed: ${faults.join('; ')}`)
  tell('a bad archive was refused with its faults, a good one previewed, published and approved')
}

async function zip(from, name) {
  const archive = new ZipFile()
  const visit = (path) => {
    for (const entry of execFileSync('ls', ['-p', join(from, path)], { encoding: 'utf8' }).split('\n').filter(Boolean)) {
      if (entry.endsWith('/')) visit(join(path, entry))
      else archive.addFile(join(from, path, entry), join('khoa-hoc', path, entry))
    }
  }
  visit('')
  archive.end()
  const chunks = []
  for await (const chunk of archive.outputStream) chunks.push(chunk)
  return { name, mimeType: 'application/zip', buffer: Buffer.concat(chunks) }
}
