import { createServer } from 'vite'
import { fileURLToPath } from 'node:url'

/**
 * Renders first views as a server would: no window, no document, the services behind a fetch of the visitor's own.
 * It fails where a route's loader or a page touches a browser's global.
 */
const vite = await createServer({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  ssr: { noExternal: [/^@khue\//], resolve: { conditions: ['@khue/source', 'module', 'node', 'development|production'] } },
  optimizeDeps: { noDiscovery: true, include: [] },
})

const course = {
  slug: 'thu', title: 'Khóa học thử', summary: null, language: 'vi', minutes: 4, lessonCount: 1, alignments: [], version: 1, order: 'free', prerequisites: [],
  sections: [{ id: 's', title: 'Phần một', lessons: [{ id: 'l', title: 'Bài một', kind: 'ARTICLE', required: true, minutes: 4, passMark: null, prerequisites: [], transcripts: [], captions: [] }] }],
}
const courses = { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: null }, edges: [{ node: course }] }
const facets = { total: 1, competencies: [], kinds: [], languages: [] }
const answers = { Me: { me: null }, Home: { courses }, Courses: { courses }, CourseFacets: { bySubject: facets, byKind: facets, byLanguage: facets }, Competencies: { competencies: [] }, Course: { course }, WhereToStart: { whereToStart: [{ reason: 'SHORT', competencyCode: null, level: null, course }] }, Units: { units: [] } }
const service = (_url, { body }) => {
  if (body === undefined) return Promise.resolve(Response.json({ status: 'unknown' }))
  const name = /query (\w+)/.exec(JSON.parse(body).query)?.[1] ?? ''
  return Promise.resolve(new Response(JSON.stringify({ data: answers[name] ?? null }), { headers: { 'content-type': 'application/json' } }))
}

const views = { '/': 'Mỗi ngày học thêm một điều', '/courses': 'Khóa học thử', '/courses/thu': 'Phần một', '/sign-in': 'Đăng nhập', '/register': 'Tạo tài khoản', '/start': 'Học thử một khóa ngắn', '/recover': 'Tôi đã có mã', '/verify/thu': 'Không có chứng nhận này', '/courses/thu/lessons/l': 'Bài một' }
try {
  const { renderFirstView } = await vite.ssrLoadModule('/src/first-view.tsx')
  for (const [path, expected] of Object.entries(views)) {
    const html = await renderFirstView(path, 'http://service.example', service)
    if (!html.includes(expected)) {
      process.stderr.write(`${path} rendered without a browser lacks '${expected}': ${html.slice(0, 400)}\n`)
      process.exitCode = 1
    }
  }
  if (!process.exitCode) process.stdout.write(`${Object.keys(views).length} first views rendered without a browser.\n`)
} catch (error) {
  process.stderr.write(`${error.stack}\n`)
  process.exitCode = 1
} finally {
  await vite.close()
}
