import type { Khue } from '../../client/index.js'
import { ExportsDocument, type ExportStateFragment } from '../campaign/documents.gen.js'
import { loadReference } from '../shell/reference.js'

/** What the address may bring along for the form: days YYYY-MM-DD and a unit. */
export interface ExportsSearch {
  readonly from?: string
  readonly to?: string
  readonly unit?: string
}

export type Job = ExportStateFragment
export type ExportsData = Awaited<ReturnType<typeof loadExports>>

const SHOWN = 20

export async function loadExports(khue: Khue) {
  await khue.texts.add('desk')
  const [reference, jobs] = await Promise.all([loadReference(khue), askJobs(khue)])
  return { reference, jobs }
}

/** One's own exports, newest first. */
export async function askJobs(khue: Khue): Promise<Job[]> {
  const { exportJobs } = await khue.campaign.ask(ExportsDocument, { first: SHOWN })
  return exportJobs
}

export const isUnderWay = ({ state }: Job): boolean => state === 'QUEUED' || state === 'RUNNING'
