import { CourseImportService, type ImportReport, PublishingService, tellFault } from '@khue/catalogue'
import { CompletionService } from '@khue/learning'
import type { Command } from '../command.js'
import type { Installation } from '../installation.js'
import { faultLine, refusalOf } from '../refusal.js'

export const courseImport: Command = {
  name: 'course import',
  about: 'Takes a course folder, whole or not at all; an unchanged one changes nothing.',
  usage: 'DIR [--publish] [--json]',
  help: ['--publish  publish it and approve its alignments at once', '--json     the report as JSON'],
  options: { publish: { type: 'boolean' }, json: { type: 'boolean' } },
  takes: [1, 1],
  async run({ values, words: [folder = ''], print, open }) {
    const publish = values['publish'] === true
    try {
      const installation = await open()
      const report = await importAsOperator(installation, folder, publish)
      const warnings = report.warnings.map((warning) => ({ ...warning, ...tellFault(warning, 'en') }))
      if (values['json']) print.line(JSON.stringify({ ...report, warnings }))
      else print.line(describe(report))
      for (const { reason, ...place } of warnings) print.aside(faultLine({ ...place, reason: `warning: ${reason}` }, folder))
      return 0
    } catch (error) {
      throw refusalOf(error, folder)
    }
  },
}

export const coursePublish: Command = {
  name: 'course publish',
  about: 'Gives the newest version of a course to new learners; brings back what was withdrawn.',
  usage: 'SLUG',
  options: {},
  takes: [1, 1],
  async run({ words: [slug = ''], print, open }) {
    const { outline } = await (await open()).get(PublishingService).publish(null, slug)
    print.line(`${outline.slug}: version ${outline.number} is published`)
  },
}

export const courseWithdraw: Command = {
  name: 'course withdraw',
  about: 'Takes a course out of the catalogue; who has begun it may complete it.',
  usage: 'SLUG',
  options: {},
  takes: [1, 1],
  async run({ words: [slug = ''], print, open }) {
    const { outline } = await (await open()).get(PublishingService).withdraw(null, slug)
    print.line(`${outline.slug}: withdrawn; khue course publish ${outline.slug} brings it back`)
  },
}

/** Imports a folder as the operator, who may import over every slug. Published at once, its alignments count at once. */
export async function importAsOperator(at: Pick<Installation, 'get'>, folder: string, publish: boolean): Promise<ImportReport> {
  const report = await at.get(CourseImportService).importFolder(folder, { owner: null, publish, approve: publish })
  if (!publish || report.alignmentsApproved) return report
  await at.get(CompletionService).approveAlignments(report.versionId, null)
  return { ...report, alignmentsApproved: true }
}

function describe(report: ImportReport): string {
  const what = { new: 'new', changed: `version ${report.version}`, unchanged: 'unchanged' }[report.result]
  const content = `${report.sections} sections, ${report.lessons} lessons, ${report.quizzes} quizzes with ${report.questions} questions, ${report.cards} cards, ${report.media} media files`
  return `${report.slug}: ${what}, ${report.published ? 'published' : 'not published'}; ${content}`
}
