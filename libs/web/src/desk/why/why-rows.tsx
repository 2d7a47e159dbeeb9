import { Link } from '@tanstack/react-router'
import { useSpeech, type TextKey } from '../../i18n/index.js'
import { ScrollRegion } from '../../ui/index.js'
import { type Reference, unitName } from '../shell/reference.js'
import type { Explanation } from './why.data.js'

const kinds: Readonly<Record<string, TextKey>> = {
  'resident-registered': 'desk.event-registered',
  'resident-moved': 'desk.event-moved',
  'profile-corrected': 'desk.event-corrected',
  'enrolled': 'desk.event-enrolled',
  'learner-active': 'desk.event-active',
  'completed': 'desk.event-completed',
  'completion-voided': 'desk.event-voided',
  'alignments-recognised': 'desk.event-recognised',
  'certificate-issued': 'desk.event-certificate',
}

/** What an event is, in words; a kind that is not known yet by its own name. */
export function useEventName(): (kind: string) => string {
  const { t } = useSpeech()
  return (kind) => {
    const key = kinds[kind]
    return key ? t(key) : kind
  }
}

/** The long ids of the campaign, short enough to be compared by eye. */
const short = (id: string): string => id.slice(-8)

interface WhyRowsProps {
  readonly rows: Explanation['rows']
  readonly reference: Reference
  /** The unit whose figure it is: of rows that are all in it the unit is not told. */
  readonly unitCode: string
  readonly caption: string
}

/** The rows that a figure counts, numbered as they add up. */
export function WhyRows({ rows, reference, unitCode, caption }: WhyRowsProps) {
  const { t, format } = useSpeech()
  const eventName = useEventName()
  const places = rows.some((row) => row.unitCode !== unitCode)
  return (
    <ScrollRegion label={caption}>
      <table className="table desk-rows">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="figure">
              {t('desk.row-number')}
            </th>
            <th scope="col">{t('desk.row-event')}</th>
            <th scope="col">{t('desk.row-resident')}</th>
            {places ? <th scope="col">{t('desk.unit-column')}</th> : null}
            <th scope="col">{t('desk.row-course')}</th>
            <th scope="col">{t('desk.row-counts-on')}</th>
            <th scope="col">{t('desk.row-occurred')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={`${row.eventId} ${row.residentId}`}>
              <td className="figure soft">{format.number(at + 1)}</td>
              <th scope="row">{eventName(row.kind)}</th>
              <td>
                <code>{short(row.residentId)}</code>
              </td>
              {places ? <td>{unitName(reference, row.unitCode)}</td> : null}
              <td className="desk-rows-course">
                {row.courseSlug ? (
                  <Link to="/courses/$slug" params={{ slug: row.courseSlug }}>
                    {row.courseSlug}
                  </Link>
                ) : (
                  <span className="soft" aria-hidden="true">
                    –
                  </span>
                )}
              </td>
              <td className="numbers">{format.day(row.countsOn)}</td>
              <td className="numbers">
                {format.moment(row.occurredAt)}
                <span className="desk-rows-recorded">{t('desk.row-recorded', { moment: format.moment(row.recordedAt) })}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
