import { Worker } from 'node:worker_threads'
import { type CourseSource, readCourse } from './read-course.js'

/**
 * The process that reads what was sent, in which nothing else lives: it may be stopped at any line. It is asked by `CourseSource`, and answers with
 * `{ reading }` before each file, then `{ read }` or, where the program itself is at fault, `{ failed }`.
 */
const most = Number(process.argv[2]) * 1024 * 1024

/** Ends this process from beside its own loop: where it holds more memory than it may, or its service is gone. */
const watch = `
  const { workerData: { most, service } } = require('node:worker_threads')
  setInterval(() => {
    if (process.memoryUsage.rss() > most || process.ppid !== service) process.kill(process.pid, 'SIGKILL')
  }, 200)`
new Worker(watch, { eval: true, workerData: { most, service: process.ppid } }).unref()

const answer = (message: object): Promise<void> => new Promise((resolve, reject) => void process.send?.(message, (error: Error | null) => (error ? reject(error) : resolve())))

process.on('message', (source: CourseSource) => {
  readCourse(source, (reading) => answer({ reading }))
    .then((read) => answer({ read }))
    .catch((error: unknown) => answer({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
    .catch(() => process.exit(1))
})
process.on('disconnect', () => process.exit(0))
void answer({ ready: true })
