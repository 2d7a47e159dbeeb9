import { createMemoryHistory } from '@tanstack/react-router'
import { askedAs, LOCALE, makeKhue, quietDevice, TOLD_FIRST, type ToldFirst } from '@khue/web/client'
import { renderToString } from 'react-dom/server'
import { App } from './app.js'
import { makeRouter } from './router.js'

/** A visitor's request for a page. */
export interface Visit {
  /** Path and search. */
  readonly address: string
  /** The language that the device told of, where it did. */
  readonly locale?: string | undefined
  /** Asks the services as the visitor; addresses begin with '/'. */
  readonly fetch: typeof globalThis.fetch
}

export interface MadeView {
  /** The whole document. */
  readonly page: string
  /** Whether it tells anything of a person. */
  readonly signedIn: boolean
}

/**
 * The pages that a server may show first. Not among them: staff's rooms, what lives on the device alone (/practice, /offline),
 * and every form that takes a secret: without its script a browser would send that in the address.
 */
const shownFirst = /^\/(?:courses(?:\/[^/?]+(?:\/lessons\/[^/?]+)?)?|start|verify\/[^/?]+|me(?:\/competencies)?)?(?:\?.*)?$/

/** What stands where in index.html. */
const LANGUAGE = '<html lang="vi">'
const TITLE = /<title>[^<]*<\/title>/
const SCRIPTS = /<(?:link rel="modulepreload"|script type="module")/g
const PLACE = /<div id="app">(?:(?!<\/?div[\s>])[^])*<\/div>/

/**
 * A page's first view, made without a browser into the app's own index.html, with what its loaders were told.
 * @returns null where the browser has to begin by itself: another page, a redirect, whatever was refused or not found.
 */
export async function makeFirstView({ address, locale, fetch }: Visit, shell: string): Promise<MadeView | null> {
  if (!shownFirst.test(address)) return null
  const at = new Date()
  const heard = listenTo(fetch)
  const device = { ...quietDevice(), now: () => at }
  device.store.set(LOCALE, locale ?? null)
  const khue = makeKhue(device, { fetch: heard.fetch })
  const router = makeRouter(khue, createMemoryHistory({ initialEntries: [address] }))
  await khue.texts.speak()
  await router.load()
  const { matches } = router.state
  if (heard.wasRefused() || matches.length < 2 || matches.some(({ status }) => status !== 'success')) return null
  const view = renderToString(<App khue={khue} router={router} />)
  if (view.includes('<!--$!-->')) throw new Error(`a part of ${address} cannot be shown by a server`)
  const told: ToldFirst = { locale: khue.texts.locale, at: at.toISOString(), answers: heard.answers }
  return { page: inShell(shell, view, told), signedIn: khue.session.account.get() !== null }
}

/** Keeps what the services answer. */
function listenTo(fetch: typeof globalThis.fetch) {
  const answers: Record<string, unknown> = {}
  let refused = false
  const listening: typeof globalThis.fetch = async (address, request) => {
    const response = await fetch(address, request)
    const answer: unknown = await response.json()
    refused ||= !response.ok || (typeof answer === 'object' && answer !== null && 'errors' in answer)
    answers[askedAs(address, request)] = answer
    return Response.json(answer, { status: response.status })
  }
  return { fetch: listening, answers, wasRefused: () => refused }
}

/** React writes the page's title in front of the view. The scripts may come after all that is drawn: the view is there. */
function inShell(shell: string, view: string, told: ToldFirst): string {
  const title = TITLE.exec(view)?.[0]
  if (!title || !view.startsWith(title)) throw new Error('a first view begins with its title')
  const data = JSON.stringify(told).replaceAll('<', '\\u003c')
  return shell
    .replaceAll(SCRIPTS, (tag) => `${tag} fetchpriority="low"`)
    .replace(LANGUAGE, () => `<html lang="${told.locale}">`)
    .replace(TITLE, () => title)
    .replace(PLACE, () => `<div id="app">${view.slice(title.length)}</div><script type="application/json" id="${TOLD_FIRST}">${data}</script>`)
}
