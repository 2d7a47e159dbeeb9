import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import yazl from 'yazl'

const repeat = (text, times) => Array.from({ length: times }, (_, n) => text(n)).join(' ')
const bomb = (end) => `{ ...f0 } ${repeat((n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`, 24)} ${end}`
const later = (seconds) => new Date(Date.now() - 3_600_000 + seconds * 1_000).toISOString()

/**
 * What one client may send to stop the house; each says in a word how it was answered.
 * @param at the address, and what was prepared: tokens of a resident, of an instructor and of a member of staff, lessons
 */
export const attacks = (at) => {
  const ask = async (query, { variables = {}, token, door = '/graphql' } = {}) => {
    const response = await fetch(at.address + door, {
      method: 'POST', signal: AbortSignal.timeout(15_000), body: JSON.stringify({ query, variables }),
      headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    })
    const text = await response.text()
    return { code: JSON.parse(text).errors?.[0]?.extensions?.code ?? 'taken', bytes: text.length }
  }
  const told = ({ code, bytes }) => `${code}, ${bytes} bytes`
  const times = async (count, work) => {
    const heard = {}
    for (let n = 0; n < count; n++) {
      const { code } = await work(n)
      heard[code] = (heard[code] ?? 0) + 1
    }
    return Object.entries(heard).map(([code, number]) => `${number} × ${code}`).join(', ')
  }

  async function upload(name, files) {
    const zip = new yazl.ZipFile()
    for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path)
    zip.end()
    const form = new FormData()
    form.append('file', new Blob([Buffer.concat(await zip.outputStream.toArray())]), `${name}.zip`)
    const response = await fetch(`${at.address}/courses/upload`, { method: 'POST', body: form, signal: AbortSignal.timeout(60_000), headers: { authorization: `Bearer ${at.instructor}`, 'x-khue-request': '1', 'accept-language': 'en' } })
    const text = await response.text()
    return `${response.status}, ${text.length} bytes`
  }
  const course = (slug, file, more = '') => `slug: ${slug}\ntitle: Hostile\nlanguage: en\nsections:\n  - title: One\n    lessons:\n      - file: ${file}\n${more}`

  /** Holds connections open that send a byte now and then. */
  function drip(count, head, seconds) {
    const sockets = Array.from({ length: count }, () => {
      const socket = connect(Number(new URL(at.address).port), '127.0.0.1', () => socket.write(head))
      socket.on('error', () => undefined).on('data', () => undefined)
      return socket
    })
    const timer = setInterval(() => sockets.forEach((socket) => socket.writable && socket.write('x')), 250)
    return new Promise((resolve) => setTimeout(() => {
      clearInterval(timer)
      const open = sockets.filter((socket) => !socket.closed && !socket.readableEnded).length
      sockets.forEach((socket) => socket.destroy())
      resolve({ closed: count - open, count })
    }, seconds * 1_000))
  }

  return {
    'fragments that double, into one unknown': async () => told(await ask(bomb(''))),
    'fragments that double, into a circle': async () => told(await ask(bomb('fragment f24 on Query { ...f0 }'))),
    'the texts of 24 × 100 courses': async () => told(await ask(`{ ${repeat((n) => `a${n}: courses(first: 100) { edges { node { title sections { lessons { title html transcripts { cues { text } } } } } } }`, 24)} }`)),
    'the names of 24 × 100 courses, ten times': () => times(10, () => ask(`{ ${repeat((n) => `a${n}: courses(first: 100) { edges { node { title } } }`, 24)} }`)),
    'me 600 times, ten times': () => times(10, () => ask(`{ ${repeat(() => 'me { id }', 600)} }`, { token: at.resident })),
    'a variable of very many faults, five times': () => times(5, () => ask('mutation ($input: RegisterInput!) { register(input: $input) { token } }', { variables: { input: { ...Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`n${n}`, n])), password: 'x'.repeat(500_000) } } })),
    'thousands of watched spans, again and again': () => times(8, (turn) => ask('mutation ($events: [ProgressEventInput!]!) { recordProgress(events: $events) { state } }', {
      token: at.resident,
      variables: { events: Array.from({ length: 10 }, (_, part) => ({ clientEventId: randomUUID(), lessonId: at.video, position: 0.5, occurredAt: new Date().toISOString(), watched: Array.from({ length: 1_000 }, (_, n) => [part * 4_000 + n * 4 + turn / 4, part * 4_000 + n * 4 + turn / 4 + 0.1]) })) },
    })),
    'thousands of reviews of one card': () => times(8, (turn) => ask('mutation ($reviews: [CardReviewInput!]!) { reviewCards(reviews: $reviews) { due } }', {
      token: at.resident,
      variables: { reviews: Array.from({ length: 500 }, (_, n) => ({ cardId: at.card, clientEventId: randomUUID(), rating: 'AGAIN', reviewedAt: later(turn * 300 + n / 2) })) },
    })),
    'quizzes with thousands of earlier attempts': async () => {
      const begun = await times(5, () => ask('mutation ($id: ID!) { startAttempt(lessonId: $id) { id } }', { token: at.resident, variables: { id: at.quiz } }))
      return `${begun}; all of them asked for: ${told(await ask('query ($id: ID!) { attempts(lessonId: $id) { id state } }', { token: at.resident, variables: { id: at.quiz } }))}`
    },
    'a course: captions of <v and dots': () => upload('v', { 'course.yaml': course('hostile-v', 'a.mp4', '        captions: { en: a.vtt }\n'), 'a.mp4': at.recording, 'a.vtt': `WEBVTT\n\n00:00.000 --> 00:05.000\n<v${'.'.repeat(45)}\n` }),
    'a course: 14,000 keys of YAML': () => upload('y', { 'course.yaml': course('hostile-y', 'a.md', Array.from({ length: 14_000 }, (_, n) => `k${n}: 1\n`).join('')), 'a.md': '# A\n' }),
    'a course: 30,000 × [tag:': () => upload('t', { 'course.yaml': course('hostile-t', 'a.gift', '        passMark: 0.6\n'), 'a.gift': `// ${'[tag:'.repeat(30_000)}\n::one:: What ${'[tag:'.repeat(30_000)} {=a ~b}\n` }),
    'a course: 40,000 × <!--': () => upload('c', { 'course.yaml': course('hostile-c', 'a.md'), 'a.md': `# A\n\n${'<!--'.repeat(40_000)}\n` }),
    'a course: a table of 50,000 columns': () => upload('x', { 'course.yaml': course('hostile-x', 'a.cards.csv'), 'a.cards.csv': `front,back${Array.from({ length: 50_000 }, (_, n) => `,c${n}`).join('')}\na,b${',x'.repeat(50_000)}\n` }),
    '300 heads and bodies that drip': async () => {
      const heads = drip(150, 'POST /graphql HTTP/1.1\r\nhost: x\r\nx-drip: ', 9)
      const bodies = drip(150, 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{', 9)
      const [first, second] = [await heads, await bodies]
      if (first.closed + second.closed < first.count + second.count) throw new Error(`of ${first.count} and ${second.count} only ${first.closed} and ${second.closed} were cut off`)
      return 'all cut off'
    },
    '24 exports of ten years': async () => {
      const answers = await times(24, () => ask('mutation ($input: ExportInput!) { requestExport(input: $input) { id } }', { door: '/campaign/graphql', token: at.staff, variables: { input: { kind: 'INDICATORS', format: 'CSV', from: '2017-01-01', to: '2026-12-31' } } }))
      await new Promise((resolve) => setTimeout(resolve, 3_000))
      return answers
    },
  }
}
