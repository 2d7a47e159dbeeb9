import { RouterProvider } from '@tanstack/react-router'
import { type Khue, KhueProvider } from '@khue/web/client'
import { SpeechProvider } from '@khue/web/i18n'
import type { makeRouter } from './router.js'

/** The whole app around its router: in a browser, or for one request on a server. */
export function App({ khue, router }: { khue: Khue; router: ReturnType<typeof makeRouter> }) {
  return (
    <KhueProvider khue={khue}>
      <SpeechProvider texts={khue.texts}>
        <RouterProvider router={router} />
      </SpeechProvider>
    </KhueProvider>
  )
}
