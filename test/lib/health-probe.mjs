import { Agent, request } from 'node:http'

/**
 * A process of its own that asks an address ten times a second, whether or not the last answer is there, so that what holds its
 * parent up does not count. Told 'mark', it answers with what it saw since the last time.
 */
const url = process.argv[2]
const agent = new Agent({ keepAlive: true, maxSockets: 50 })
/** Those under way count with what they have waited until now. */
const waiting = new Set()
let seen = { asked: 0, failed: 0, slowest: 0 }

setInterval(ask, 100)
process.on('message', () => {
  for (const begun of waiting) seen.slowest = Math.max(seen.slowest, performance.now() - begun)
  process.send(seen)
  seen = { asked: 0, failed: 0, slowest: 0 }
})
process.on('disconnect', () => process.exit(0))

function ask() {
  const begun = performance.now()
  waiting.add(begun)
  seen.asked++
  const end = (good) => {
    if (!waiting.delete(begun)) return
    seen.slowest = Math.max(seen.slowest, performance.now() - begun)
    if (!good) seen.failed++
  }
  const asked = request(url, { agent, timeout: 20_000 }, (answer) => answer.resume().once('end', () => end(answer.statusCode === 200)))
  asked.once('error', () => end(false)).once('timeout', () => asked.destroy())
  asked.end()
}
