import { matches, useSpeech } from '../../i18n/index.js'
import { Combobox, SelectField } from '../../ui/index.js'
import type { FiguresChoice, FiguresSearch, View } from './figures.data.js'
import type { Reference } from '../shell/reference.js'
import { PeriodChoice } from './period-choice.js'

export interface FiguresChoiceProps {
  readonly choice: FiguresChoice
  readonly reference: Reference
  readonly onChange: (changed: FiguresSearch) => void
}

const views: readonly View[] = ['indicator', 'unit']

/** What the table shows: which figures, where and when. */
export function FiguresChoiceForm({ choice, reference, onChange }: FiguresChoiceProps) {
  const { t } = useSpeech()
  return (
    <section className="card desk-choice" aria-label={t('desk.choice')}>
      <fieldset>
        <legend className="unseen">{t('desk.view')}</legend>
        <div className="choice-row">
          {views.map((view) => (
            <label key={view} className="choice">
              <input type="radio" name="view" value={view} checked={choice.view === view} onChange={() => onChange({ view, q: '', sort: '' })} />
              <span>{t(view === 'indicator' ? 'desk.view-indicator' : 'desk.view-unit')}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {choice.view === 'indicator' ? (
        <SelectField
          label={t('desk.indicator')}
          value={choice.indicator}
          onChange={(event) => onChange({ indicator: event.target.value })}
          options={reference.indicators.map(({ code, name }) => ({ value: code, text: name }))}
        />
      ) : null}
      <Combobox
        label={t('desk.unit')}
        name="unit"
        options={reference.units.map(({ code, fullName }) => ({ value: code, text: fullName }))}
        value={choice.unit}
        onChange={(unit) => (unit ? onChange({ unit, q: '' }) : undefined)}
        matches={matches}
        emptyText={t('desk.unit-none')}
        countText={(count) => t('desk.unit-found', { count })}
      />
      <PeriodChoice period={choice.period} today={reference.desk.today} onChange={(period) => onChange({ period })} />
    </section>
  )
}
