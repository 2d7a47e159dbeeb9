import { createServer, request } from 'node:http'

/**
 * Stands before a service as a city's network does: `state.down` answers nothing at /graphql, `state.deployment` is the number of the
 * web app that is served: another one gives another service worker.
 * @returns {Promise<{at: string, state: {down: boolean, deployment: number}, close: () => void}>}
 */
export async function openRelay(target) {
  const state = { down: false, deployment: 1 }
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/'
    if (state.down && path.startsWith('/graphql')) return void incoming.socket.destroy()
    const worker = path.startsWith('/sw.js')
    const headers = worker ? { ...incoming.headers, 'accept-encoding': 'identity', 'if-none-match': '', 'if-modified-since': '' } : incoming.headers
    const onward = request(target + path, { method: incoming.method, headers }, (answer) => {
      const { 'content-length': length, etag, ...rest } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 502, worker ? rest : answer.headers)
      if (worker) answer.on('end', () => outgoing.end(`\n// deployment ${state.deployment}\n`))
      answer.pipe(outgoing, { end: !worker })
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { at: `http://127.0.0.1:${server.address().port}`, state, close: () => server.close() }
}

/** The network is gone the moment that a page asks for something. */
export function dropAt(page, operation) {
  const drop = (request) => {
    if (!request.postData()?.includes(operation)) return
    page.off('request', drop)
    void page.context().setOffline(true)
  }
  page.on('request', drop)
}

/** The service takes each of these mutations, and its answer is lost on the way, once. @returns those that were not lost yet. */
export async function loseAnswersTo(page, mutations) {
  const left = new Set(mutations)
  await page.route('**/graphql', async (route) => {
    const mutation = [...left].find((one) => route.request().postData()?.includes(`"operationName":"${one}"`))
    if (!mutation) return route.continue()
    left.delete(mutation)
    await route.fetch()
    await route.abort('connectionreset')
  })
  return left
}
