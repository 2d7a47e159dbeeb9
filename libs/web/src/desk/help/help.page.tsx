import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { formFaults } from '../../learn/shell/fault-text.js'
import { PageTitle } from '../../learn/shell/page-title.js'
import { Button, Notice, textOf, TextField, useForm } from '../../ui/index.js'
import { FindResidentsDocument, type FoundResidentFactsFragment } from '../campaign/documents.gen.js'
import { CodeDialog } from './code-dialog.js'
import { FoundResidents } from './found-residents.js'
import type { HelpData } from './help.data.js'

/** For a resident who cannot sign in: she is found, recognised, and told a one-time code. Each look is in the audit log, so nothing is looked for while one types. */
export function HelpPage({ units }: HelpData) {
  const khue = useKhue()
  const { t } = useSpeech()
  const [found, setFound] = useState<readonly FoundResidentFactsFragment[] | null>(null)
  const [helped, setHelped] = useState<FoundResidentFactsFragment | null>(null)
  const { form, busy, faults, onSubmit } = useForm(async (data) => {
    try {
      const { findResidents } = await khue.campaign.ask(FindResidentsDocument, { search: textOf(data, 'search') })
      setFound(findResidents)
      return null
    } catch (error) {
      setFound(null)
      return formFaults(error, ['search'], t)
    }
  })
  return (
    <div className="stack-l desk-measure">
      <PageTitle>{t('desk.help-title')}</PageTitle>
      <div className="stack">
        <h1 tabIndex={-1}>{t('desk.help-title')}</h1>
        <p>{t('desk.help-what', { place: units.join(', ') })}</p>
      </div>
      <form ref={form} className="stack" role="search" noValidate onSubmit={onSubmit}>
        {faults.message ? <Notice tone="bad">{faults.message}</Notice> : null}
        <TextField label={t('desk.help-search')} hint={t('desk.help-search-hint')} name="search" type="search" enterKeyHint="search" autoComplete="off" autoCapitalize="none" spellCheck={false} error={faults.fields['search']} />
        <div className="row">
          <Button type="submit" icon="search" action="find-resident" state={busy ? 'busy' : 'idle'}>
            {t('desk.help-find')}
          </Button>
        </div>
        <p className="soft small">{t('desk.help-logged')}</p>
      </form>
      <div role="status">{found ? <FoundResidents found={found} onHelp={setHelped} /> : null}</div>
      {helped ? <CodeDialog resident={helped} onClose={() => setHelped(null)} /> : null}
    </div>
  )
}
