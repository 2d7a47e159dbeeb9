import { useSpeech } from '../../i18n/index.js'
import { ScrollRegion } from '../../ui/index.js'
import { CopyButton } from '../folder/copy-button.js'
import type { CourseFault } from './send-course.js'

/** What to mend in a course folder, to be read here or taken along. */
export function FaultsTable({ faults }: { faults: readonly CourseFault[] }) {
  const { t } = useSpeech()
  const asText = faults.map(({ file, line, reason }) => `${file}${line === null ? '' : `:${line}`}\t${reason}`).join('\n')
  return (
    <div className="stack">
      <ScrollRegion label={t('teach.faults')}>
        <table className="table teach-faults">
          <caption className="unseen">{t('teach.faults')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('teach.fault-file')}</th>
              <th scope="col" className="figure">
                {t('teach.fault-line')}
              </th>
              <th scope="col">{t('teach.fault-reason')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ file, line, reason }, at) => (
              <tr key={at}>
                <th scope="row">
                  <code>{file}</code>
                </th>
                <td className="figure">{line ?? '–'}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="row">
        <CopyButton text={asText} label={t('teach.copy-faults')} />
      </div>
    </div>
  )
}
