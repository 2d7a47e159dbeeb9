import { browserDevice, FirstView, makeKhue } from '@khue/web/client'
import '@khue/web/styles.css'
import { startTransition, StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './app.js'
import { doAgain } from './early.js'
import { makeRouter } from './router.js'

/** Lets the browser scroll and draw between two pieces of work, where there is something to see already. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

const first = FirstView.in(document)
if (first) await breathe()
const khue = makeKhue(browserDevice(window), { first })
khue.texts.onChange((locale) => {
  document.documentElement.lang = locale
})
await khue.texts.speak()

if (first) await breathe()
const router = makeRouter(khue)
const app = (
  <StrictMode>
    <App khue={khue} router={router} />
  </StrictMode>
)
const place = document.getElementById('app')
if (place) {
  if (first) {
    await breathe()
    await router.load()
    await breathe()
  }
  if (first?.holds(khue.texts.locale)) {
    router.ssr = { manifest: undefined }
    // In slices: the page may be scrolled and pressed meanwhile.
    startTransition(() => void hydrateRoot(place, app))
  } else createRoot(place).render(app)
  first?.end()
  doAgain()
}
