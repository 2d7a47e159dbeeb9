import { ask, closedLoop, graphql, median } from './load.mjs'
import { learners } from './learners.mjs'
import { freshen, replay } from './replay.mjs'
import { sizes } from './sizes.mjs'

const CONNECTIONS = 50
const SQL_CONNECTIONS = 10
const SECONDS = sizes.loopSeconds
const ROUNDS = 3
const COURSES = sizes.courses
const TOKEN = 'bench-learner-000000000001'

const LIST = `query Courses($first: Int!, $after: String) { courses(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id slug title summary language alignments { competencyCode level } } } } }`
const PAGE = `query Course($slug: String!) {
  course(slug: $slug) { id slug title summary language alignments { competencyCode level } sections { id title lessons { id title kind required } } }
  enrolment(courseSlug: $slug) { id state progress completedAt lessons { lessonId state position score } } }`

const list = (first) => graphql('/graphql', LIST, { first }, TOKEN)
const page = (slug) => graphql('/graphql', PAGE, { slug }, TOKEN)

/** Five hundred courses, one of them with thirty lessons; a learner who is enrolled in it. */
const catalogueDatabase = async (world) => {
  await learners(world)
  return world.database('catalogue', async (house) => {
    const [{ count }] = await world.sql('catalogue', 'SELECT count(*)::int AS count FROM catalogue.course')
    for (let n = count + 1; n < COURSES; n++) await house.publish({ slug: `danh-muc-${n}`, lessons: 2, number: n })
    await house.publish({ slug: 'ba-muoi-bai', lessons: 30, number: COURSES })
  }, 'learners')
}

/** The list of courses and a course's page, signed in, fifty connections at once, against their own SQL from one process. */
export async function catalogue(world) {
  const url = await catalogueDatabase(world)
  const statements = await statementCounts(world, url)
  const service = await world.service('learning', url)
  const figures = []
  for (const [name, request] of [['catalogue', list(20)], ['course-page', page('ba-muoi-bai')]]) {
    const through = (seconds) => closedLoop(service.port, { connections: CONNECTIONS, seconds, request: () => request })
    await through(2)
    const warm = freshen(await service.statementsOf(() => ask(service.port, request)), { constant: { has: () => true } })
    const rounds = []
    for (let n = 0; n < ROUNDS; n++) {
      const requests = await through(SECONDS)
      const sql = await replay(url, { connections: SQL_CONNECTIONS, seconds: SECONDS, list: () => warm })
      rounds.push({ ...requests, alone: sql.rate, ratio: requests.rate / sql.rate })
      world.tell(`${name}: ${Math.round(requests.rate)} requests/s (p95 ${requests.p95.toFixed(1)} ms), its ${warm.length} statements alone ${Math.round(sql.rate)}/s`)
    }
    const p95 = median(rounds.map((round) => round.p95))
    figures.push(
      { name, value: median(rounds.map((round) => round.rate)), unit: 'requests/s', limit: 0.2, ratio: median(rounds.map((round) => round.ratio)), more: `p95 ${p95.toFixed(1)} ms, SQL alone ${Math.round(median(rounds.map((round) => round.alone)))}/s` },
      { name: `${name}-p95`, value: p95, unit: 'ms', limit: null, ratio: null, more: `${CONNECTIONS} connections` },
      { name: `${name}-statements`, value: Math.max(...statements[name]), unit: 'statements/request', limit: 6, ratio: null, more: `a new process, growing content: ${statements[name].join(', ')}` },
    )
  }
  await service.stop()
  return figures
}

/** SQL statements of a first request in a new process, for few courses and lessons and for many. @throws Error where more content makes more statements. */
async function statementCounts(world, url) {
  const count = async (request, warmUp) => {
    const service = await world.service('learning', url)
    if (warmUp) await ask(service.port, warmUp)
    const statements = await service.statementsOf(() => ask(service.port, request))
    await service.stop()
    return statements.length
  }
  const counts = {
    'catalogue': [await count(list(5)), await count(list(20)), await count(list(100))],
    'course-page': [await count(page('khoa-1')), await count(page('ba-muoi-bai'))],
  }
  for (const [name, found] of Object.entries(counts)) if (new Set(found).size > 1) throw new Error(`${name} sends ${found.join(', ')} statements: they grow with the content`)
  return counts
}
