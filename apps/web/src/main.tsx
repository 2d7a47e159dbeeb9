import { browserDevice, makeKhue } from '@khue/web/client'
import '@khue/web/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.js'
import { makeRouter } from './router.js'

const khue = makeKhue(browserDevice(window))
khue.texts.onChange((locale) => {
  document.documentElement.lang = locale
})
await khue.texts.speak()

const place = document.getElementById('app')
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App khue={khue} router={makeRouter(khue)} />
    </StrictMode>,
  )
}
