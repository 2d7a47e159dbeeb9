import { demand, demoAccounts, openBrowser, openPage, tell } from '../lib/browser.mjs'
import { demoHome, ownFolder, startService } from '../lib/house.mjs'

/**
 * By keyboard alone: a resident registers, finds a course, reads, answers every kind of question, hands in, practises cards and
 * signs out; an officer finds a figure, asks why, and exports it. Whatever has the focus shows it, and nothing covers it.
 */
const COURSE = 'lam-quen-voi-khue'
const home = demoHome(ownFolder('keyboard'))
const khue = await startService('standalone', { KHUE_HOME: home })
const { at } = khue
const browser = await openBrowser()
const { page, faults } = await openPage(browser, { wide: true })
const { keyboard } = page

await register()
await findCourse()
await readLesson()
await answerQuiz()
await practise()
await askWhy()
demand(faults.length === 0, `no page failed: ${faults.join('; ')}`)
await browser.close()
await khue.kill()
tell('the walk is done')
process.exit(0)

async function register() {
  await page.goto(`${at}/register`)
  await page.locator('main h1').waitFor()
  await keyboard.press('Tab')
  demand(await focused('a.skip'), 'the first stop leads to the content')
  await keyboard.press('Enter')
  await type('[name=displayName]', 'Người Dùng Bàn Phím (demo)')
  await type('[name=signInName]', 'demo.ban-phim')
  await type('[name=password]', 'con mèo ngủ trên mái nhà')
  await type('[role=combobox]', 'hoan kiem')
  await page.getByRole('option').first().waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowUp')
  await keyboard.press('Enter')
  await press('button[type=submit]')
  await page.waitForURL((url) => url.pathname !== '/register')
  tell('registered')
}

async function findCourse() {
  await page.goto(`${at}/courses`)
  await type('input[type=search]', 'lam quen')
  await page.waitForURL('**/courses?q=*')
  await press(`a[href="/courses/${COURSE}"]`)
  await press('[data-action=enrol]')
  await page.locator('[data-action=enrol][data-state=done]').waitFor()
  tell('found a course and enrolled')
}

async function readLesson() {
  await press(`a[href^="/courses/${COURSE}/lessons/"]`)
  await press('[data-action=complete-lesson]')
  await page.locator('[data-action=complete-lesson][data-state=done]').waitFor()
  tell('a lesson is read')
}

/** A quiz with every kind of question, answered as it comes; then handed in. */
async function answerQuiz() {
  await page.goto(`${at}/courses/${COURSE}`)
  const quiz = page.locator('.outline a.outline-entry', { hasText: 'Đủ kiểu câu hỏi' })
  await press(`a[href="${await quiz.getAttribute('href')}"]`)
  await press('[data-action=start-quiz]')
  const fields = page.locator('fieldset.question')
  await fields.first().waitFor()
  const kinds = new Set()
  for (const id of await fields.evaluateAll((all) => all.map((one) => one.id))) {
    const own = `[id="${id}"]`
    for (const [kind, control, act] of [
      ['choice', `${own} .choice input`, () => keyboard.press('Space')],
      ['order', `${own} [data-by="1"]:enabled`, () => keyboard.press('Enter')],
      ['list', `${own} select`, () => keyboard.press('ArrowDown')],
      ['text', `${own} input.input`, () => keyboard.type('75')],
    ]) {
      if ((await page.locator(control).count()) === 0) continue
      await tabTo(control)
      await act()
      kinds.add(kind)
    }
  }
  demand(kinds.size === 4, `choosing, ordering, lists and typing were met, not only ${[...kinds].join(', ')}`)
  await page.locator('.quiz-saving.quiz-saved').waitFor()
  await press('form.quiz > .row button[type=submit]')
  const anyway = page.locator('dialog [data-action=submit-quiz]')
  await page.locator('dialog [data-action=submit-quiz], .result').first().waitFor()
  if (await anyway.count()) {
    await keyboard.press('Escape')
    await anyway.waitFor({ state: 'detached' })
    demand(await focused('form.quiz button[type=submit]'), 'the focus is back where the dialogue was opened')
    await keyboard.press('Enter')
    await press('dialog [data-action=submit-quiz]')
  }
  await page.locator('.result').waitFor()
  demand(await page.evaluate(() => document.activeElement?.id === 'result'), 'who hears the page is led to the result')
  tell('every kind of question was answered, and the quiz handed in')
}

async function practise() {
  await page.goto(`${at}/practice`)
  await press('[data-action=begin-practice]')
  for (const rating of ['3', '4']) {
    await page.locator('[data-action=reveal-card]').waitFor()
    await keyboard.press('Space')
    await page.locator('[data-action=rate-card]').first().waitFor()
    await keyboard.press(rating)
  }
  await press('[data-action=reveal-card]')
  await press('[data-rating=GOOD]')
  tell('cards were practised')
}

/** The officer, from the sign-in that the resident leaves, to the rows behind a figure and a file of them. */
async function askWhy() {
  await page.locator('[data-sync-pending="0"]').first().waitFor()
  await page.goto(`${at}/me`)
  await page.locator('[data-sync-pending="0"]').first().waitFor()
  await press('[data-action=sign-out]')
  // The last card may still be on its way: then it is asked once more.
  await page.locator('body:not(:has([data-action=sign-out])), [data-action=confirm-sign-out]').first().waitFor()
  if (await page.locator('[data-action=confirm-sign-out]').count()) await press('[data-action=confirm-sign-out]')
  await page.locator('[data-action=sign-out]').waitFor({ state: 'detached' })
  await page.goto(`${at}/sign-in`)
  await type('input[autocomplete=username]', 'demo.officer')
  await type('input[autocomplete=current-password]', demoAccounts(home)['demo.officer'])
  await keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  await page.goto(`${at}/desk?view=unit&unit=00070`)
  await press('a[href*="/desk/why"]')
  await page.waitForURL('**/desk/why?*')
  await page.locator('main h1').waitFor()
  await page.goto(`${at}/desk/exports`)
  await press('form.desk-export-form button[type=submit]')
  await page.locator('a[href*="/campaign/exports/"]').first().waitFor()
  await tabTo('a[href*="/campaign/exports/"]')
  tell('an officer asked why, and has a file')
}

async function type(selector, text) {
  await tabTo(selector)
  await keyboard.type(text)
}

async function press(selector) {
  await tabTo(selector)
  await keyboard.press('Enter')
}

/** Goes on with Tab until what is wanted has the focus. @throws Error where it is never reached, or the focus cannot be seen. */
async function tabTo(selector, most = 150) {
  await page.locator(selector).first().waitFor()
  for (let steps = 0; steps < most; steps++) {
    const fault = await page.evaluate(faultOfFocus, selector)
    if (fault === null) return
    demand(fault === 'elsewhere', `${selector} ${fault}`)
    await keyboard.press('Tab')
  }
  throw new Error(`Not so: ${selector} is reached by Tab`)
}

function focused(selector) {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)
}

/** Null where the focus is on what is wanted, has an outline (its own, its label's or its card's), and its middle lies uncovered in the window. */
function faultOfFocus(wanted) {
  const element = document.activeElement
  if (!element?.matches(wanted)) return 'elsewhere'
  const shown = [element, element.closest('label'), element.closest('article')].some((one) => one && getComputedStyle(one).outlineStyle !== 'none')
  if (!shown) return 'shows no focus'
  const { left, top, width, height } = (element.closest('label') ?? element).getBoundingClientRect()
  const over = document.elementFromPoint(left + width / 2, top + height / 2)
  const free = over && (element.contains(over) || over.contains(element) || element.closest('label')?.contains(over))
  return free ? null : `is covered by ${over?.tagName ?? 'nothing: it is outside of the window'} ${over?.className ?? ''}`
}
