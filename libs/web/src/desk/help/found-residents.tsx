import { useSpeech } from '../../i18n/index.js'
import { Button } from '../../ui/index.js'
import type { FoundResidentFactsFragment } from '../campaign/documents.gen.js'

interface FoundResidentsProps {
  readonly found: readonly FoundResidentFactsFragment[]
  readonly onHelp: (resident: FoundResidentFactsFragment) => void
}

/** Those who may be meant, with as much as is needed to tell them apart. */
export function FoundResidents({ found, onHelp }: FoundResidentsProps) {
  const { t } = useSpeech()
  if (found.length === 0) {
    return (
      <div className="stack">
        <p>
          <strong>{t('desk.help-none')}</strong>
        </p>
        <p>{t('desk.help-none-text')}</p>
      </div>
    )
  }
  return (
    <section className="stack" aria-labelledby="found">
      <h2 id="found">{t('desk.help-found', { count: found.length })}</h2>
      <ul role="list" className="desk-cards">
        {found.map((resident) => (
          <li key={resident.accountId} className="card">
            <h3>{resident.displayName}</h3>
            <ResidentFacts resident={resident} />
            <div className="row">
              <Button small action="help-resident" aria-haspopup="dialog" onClick={() => onHelp(resident)}>
                {t('desk.help-make')}
                <span className="unseen"> {resident.displayName}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Year of birth and, half hidden, what she signs in with. */
export function ResidentFacts({ resident: { birthYear, email, phone, username } }: { resident: FoundResidentFactsFragment }) {
  const { t } = useSpeech()
  const facts = [
    birthYear === null ? t('desk.help-no-year') : t('desk.help-born', { year: String(birthYear) }),
    phone ? t('desk.help-phone', { phone }) : '',
    email ? t('desk.help-email', { email }) : '',
    username ? t('desk.help-username', { username }) : '',
  ].filter(Boolean)
  return <p className="soft">{facts.join(' · ')}</p>
}
