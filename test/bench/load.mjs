import { connect } from 'node:net'

/** One kept connection to a service on which one request after the other is sent. (Node's own clients cost more than the service.) */
class Lane {
  #socket
  #received = []
  #waiting = null

  static open(port) {
    return new Promise((resolve, reject) => {
      const lane = new Lane()
      const socket = connect(port, '127.0.0.1', () => resolve(lane))
      lane.#socket = socket
      socket.setNoDelay(true)
      socket.on('data', (data) => lane.#take(data))
      socket.on('error', (error) => (lane.#waiting ? lane.#waiting.reject(error) : reject(error)))
      socket.on('close', () => lane.#waiting?.reject(new Error('The service closed the connection')))
    })
  }

  /** @returns the body of the answer. @throws Error for another status than 200, or GraphQL errors. */
  send(request) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  #take(data) {
    this.#received.push(data)
    const all = this.#received.length === 1 ? data : Buffer.concat(this.#received)
    const end = all.indexOf('\r\n\r\n')
    if (end === -1) return
    const head = all.toString('latin1', 0, end)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (all.length < end + 4 + length) {
      this.#received = [all]
      return
    }
    this.#received = []
    const body = all.toString('utf8', end + 4, end + 4 + length)
    const { resolve, reject } = this.#waiting
    this.#waiting = null
    if (head.startsWith('HTTP/1.1 200') && !body.includes('"errors":')) resolve(body)
    else reject(new Error(`${head.split('\r\n')[0]}: ${body.slice(0, 500)}`))
  }

  close() {
    this.#socket.destroy()
  }
}

/** A GraphQL request as it goes over the wire. */
export function graphql(path, query, variables, token) {
  const body = JSON.stringify({ query, variables })
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${token ? `Authorization: Bearer ${token}\r\n` : ''}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** Sends one request on a connection of its own. @returns the answer's data */
export async function ask(port, request) {
  const lane = await Lane.open(port)
  try {
    return JSON.parse(await lane.send(request)).data
  } finally {
    lane.close()
  }
}

/**
 * Sends requests as fast as they are answered, one at a time on each connection, until all are sent or the time is over.
 * @returns how many a second, and the 95th percentile of their times in ms
 */
export async function closedLoop(port, { connections, total = Infinity, seconds = Infinity, request }) {
  const lanes = await Promise.all(Array.from({ length: connections }, () => Lane.open(port)))
  const times = []
  let sent = 0
  const begun = performance.now()
  const until = begun + seconds * 1000
  await Promise.all(
    lanes.map(async (lane) => {
      while (sent < total && performance.now() < until) {
        const from = performance.now()
        await lane.send(request(sent++))
        times.push(performance.now() - from)
      }
    }),
  )
  const took = (performance.now() - begun) / 1000
  lanes.forEach((lane) => lane.close())
  return { rate: times.length / took, p95: percentile(times, 0.95), median: percentile(times, 0.5), count: times.length }
}

/** Sends `rate` requests a second for some seconds, whether they are answered or not. */
export async function openLoop(port, { rate, seconds, request }) {
  const idle = await Promise.all(Array.from({ length: 64 }, () => Lane.open(port)))
  const under = new Set()
  const total = Math.floor(rate * seconds)
  const begun = performance.now()
  let behind = 0
  for (let n = 0; n < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * rate) + 1)
    for (; n < due; n++) {
      const lane = idle.pop()
      if (!lane) {
        behind++
        break
      }
      const sending = lane.send(request(n)).then(() => idle.push(lane))
      under.add(sending)
      void sending.finally(() => under.delete(sending)).catch(() => undefined)
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await Promise.all(under)
  idle.forEach((lane) => lane.close())
  return { sent: total, behind, seconds: (performance.now() - begun) / 1000 }
}

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

export const median = (values) => percentile(values, 0.5)
