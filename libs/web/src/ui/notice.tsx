import type { ReactNode } from 'react'
import { Icon, type IconName } from './icons.js'

const icons: Record<'plain' | 'good' | 'warn' | 'bad', IconName> = { plain: 'info', good: 'check', warn: 'warning', bad: 'warning' }

/** A sentence that stands out. What went wrong is said at once to those who hear the page, anything else when there is a pause. */
export function Notice({ tone = 'plain', children }: { tone?: keyof typeof icons; children: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div className="notice-body">{children}</div>
    </div>
  )
}

/** A page that has nothing to show, and what to do next. */
export function PageState({ icon, title, text, children }: { icon: IconName; title: string; text?: string | undefined; children?: ReactNode }) {
  return (
    <div className="state">
      <Icon name={icon} />
      <h1 tabIndex={-1}>{title}</h1>
      {text ? <p className="soft">{text}</p> : null}
      {children ? <div className="row">{children}</div> : null}
    </div>
  )
}

/** What is on its way, in the shape it will have. */
export function Skeleton({ label, lines = 6 }: { label: string; lines?: number }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, at) => (
        <span key={at} />
      ))}
    </div>
  )
}
