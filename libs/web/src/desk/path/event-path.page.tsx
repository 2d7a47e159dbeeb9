import { useKhue } from '../../client/index.js'
import { type TextKey, useSpeech } from '../../i18n/index.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { Notice } from '../../ui/index.js'
import { useLive } from '../shell/use-live.js'
import { askEventPath, type EventPathData } from './event-path.data.js'
import { ParkedEvents } from './parked-events.js'

const REFRESH_MS = 3_000

/** How far the figures are behind what residents have done, and what could not be counted. */
export function EventPathPage(data: EventPathData) {
  const khue = useKhue()
  const { t, format } = useSpeech()
  const { value, failing, refresh } = useLive(data, () => askEventPath(khue, data.isStaff), REFRESH_MS)
  const { eventPath, parkedEvents, isStaff } = value
  const behind = eventPath.waiting + eventPath.sent
  const seconds = Math.ceil(eventPath.oldestWaitingSeconds)
  const retired = eventPath.consumers.filter((consumer) => consumer.retired).map((consumer) => consumer.name)
  return (
    <div className="stack-l">
      <PageTitle>{t('desk.path-title')}</PageTitle>
      <h1 tabIndex={-1}>{t('desk.path-title')}</h1>
      <section className="stack" aria-label={t('desk.path-now')}>
        {failing ? <Notice tone="warn">{t('desk.path-failing')}</Notice> : null}
        <p className="desk-path-sentence">{behind === 0 ? t(eventPath.parked > 0 ? 'desk.path-none-but' : 'desk.path-none', { parked: eventPath.parked }) : t('desk.path-behind', { count: behind, seconds })}</p>
        <dl className="desk-tiles">
          <Tile name="desk.path-waiting" hint="desk.path-waiting-hint" value={format.number(eventPath.waiting)} />
          <Tile name="desk.path-sent" hint="desk.path-sent-hint" value={format.number(eventPath.sent)} />
          <Tile name="desk.path-oldest" hint="desk.path-oldest-hint" value={t('desk.seconds', { seconds })} />
          <Tile name="desk.path-parked" hint="desk.path-parked-hint" value={format.number(eventPath.parked)} bad={eventPath.parked > 0} />
        </dl>
        <p className="soft">{eventPath.lastAppliedAt ? t('desk.path-last', { moment: format.moment(eventPath.lastAppliedAt) }) : t('desk.path-never')}</p>
        {retired.length > 0 ? <p className="soft">{t('desk.path-retired', { names: retired.join(', ') })}</p> : null}
        <p className="soft small">{t('desk.path-refreshed', { seconds: REFRESH_MS / 1000 })}</p>
      </section>
      {isStaff ? <ParkedEvents parked={parkedEvents} total={eventPath.parked} onRetried={refresh} /> : eventPath.parked > 0 ? <Notice tone="warn">{t('desk.parked-staff')}</Notice> : null}
    </div>
  )
}

function Tile({ name, hint, value, bad = false }: { name: TextKey; hint: TextKey; value: string; bad?: boolean }) {
  const { t } = useSpeech()
  return (
    <div className={bad ? 'desk-tile desk-tile-bad' : 'desk-tile'}>
      <dt>{t(name)}</dt>
      <dd>
        <span className="desk-tile-value numbers">{value}</span>
        <span className="small soft">{t(hint)}</span>
      </dd>
    </div>
  )
}
