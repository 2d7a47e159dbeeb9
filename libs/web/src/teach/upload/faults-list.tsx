import { useSpeech } from '../../i18n/index.js'
import { CopyButton } from '../folder/copy-button.js'
import type { CourseFault } from './send-course.js'

/** What to mend, or to know, of a course folder, to be read here or taken along. */
export function FaultsList({ faults, label }: { faults: readonly CourseFault[]; label: string }) {
  const { t } = useSpeech()
  const asText = faults.map(({ file, line, reason }) => `${file}${line === null ? '' : `:${line}`}\t${reason}`).join('\n')
  return (
    <div className="stack">
      <ol role="list" className="teach-faults" aria-label={label}>
        {faults.map(({ file, line, reason }, at) => (
          <li key={at}>
            <p>
              <code>{file}</code>
              {line === null ? null : <span className="soft">, {t('teach.fault-line', { line })}</span>}
            </p>
            <p>{reason}</p>
          </li>
        ))}
      </ol>
      <div className="row">
        <CopyButton text={asText} label={t('teach.copy-faults')} />
      </div>
    </div>
  )
}
