import { Link, Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Icon } from '../../ui/index.js'
import { EventPathDocument, type EventPathQuery } from '../campaign/documents.gen.js'
import type { DeskFrameData } from './desk-frame.data.js'
import { useLive } from './use-live.js'

const REFRESH_MS = 5_000

const ways = [
  { to: '/desk', text: 'desk.to-figures', exact: true, of: 'all' },
  { to: '/desk/path', text: 'desk.to-path', exact: false, of: 'all' },
  { to: '/desk/exports', text: 'desk.to-exports', exact: false, of: 'all' },
  { to: '/desk/approvals', text: 'desk.to-approvals', exact: false, of: 'staff' },
  { to: '/desk/flags', text: 'desk.to-flags', exact: false, of: 'staff' },
  { to: '/desk/help', text: 'desk.to-help', exact: false, of: 'officers' },
] as const

/** What stands around every page of the desk: its ways, and how far behind the figures are. */
export function DeskFrame({ reference, eventPath }: DeskFrameData) {
  const { t } = useSpeech()
  return (
    <div className="stack-l desk">
      <div className="desk-head">
        <nav className="desk-ways" aria-label={t('desk.ways')}>
          {ways
            .filter(({ of }) => of === 'all' || (of === 'staff' ? reference.isStaff : reference.desk.roles.includes('WARD_OFFICER')))
            .map(({ to, text, exact }) => (
              <Link key={to} to={to} className="desk-way" activeOptions={{ exact, includeSearch: false }} activeProps={{ className: 'desk-way desk-way-here', 'aria-current': 'page' }}>
                {t(text)}
              </Link>
            ))}
        </nav>
        <Freshness first={eventPath} />
      </div>
      <Outlet />
    </div>
  )
}

/** Tells how new the figures are, and has the page asked again when newer ones have come. */
function Freshness({ first }: { first: EventPathQuery['eventPath'] }) {
  const khue = useKhue()
  const router = useRouter()
  const { t, format } = useSpeech()
  const { value, failing } = useLive(first, async () => (await khue.campaign.ask(EventPathDocument, {})).eventPath, REFRESH_MS)
  const mark = `${value.lastAppliedAt} ${value.newVersion === null}`
  const shown = useRef(mark)
  useEffect(() => {
    if (mark === shown.current) return
    shown.current = mark
    void router.invalidate()
  }, [mark, router])
  const behind = value.waiting + value.sent
  const { parked } = value
  const text = failing ? t('desk.fresh-unknown') : behind > 0 ? t('desk.fresh-behind', { count: behind }) : parked > 0 ? '' : t('desk.fresh')
  return (
    <p className={`desk-fresh ${failing || parked > 0 ? 'desk-fresh-warn' : ''}`}>
      <Icon name={failing ? 'cloudOff' : behind > 0 ? 'waiting' : parked > 0 ? 'warning' : 'check'} />
      <span>
        {[text, parked > 0 ? t('desk.fresh-parked', { count: parked }) : '', value.lastAppliedAt ? t('desk.fresh-at', { moment: format.moment(value.lastAppliedAt) }) : '', value.newVersion === null ? '' : t('desk.fresh-new-version', { percent: Math.floor(value.newVersion * 100) })].filter(Boolean).join(' ')}
      </span>
    </p>
  )
}
