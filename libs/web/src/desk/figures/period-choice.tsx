import { useSpeech, type TextKey } from '../../i18n/index.js'
import { Button, SelectField, TextField } from '../../ui/index.js'
import { type Grain, grains, neighbour, type Period, readPeriod, recent, regrained } from './period.js'
import { periodName } from './words.js'

const names: Readonly<Record<Grain, TextKey>> = { day: 'desk.day', month: 'desk.month', quarter: 'desk.quarter', year: 'desk.year' }

/** Which time: its length first, then which one, and the one before and after. */
export function PeriodChoice({ period, today, onChange }: { period: Period; today: string; onChange: (period: string) => void }) {
  const speech = useSpeech()
  const { t } = speech
  const before = neighbour(period, -1, today)
  const after = neighbour(period, 1, today)
  return (
    <div className="desk-period">
      <SelectField
        label={t('desk.grain')}
        value={period.grain}
        onChange={(event) => onChange(regrained(period, grains.find((grain) => grain === event.target.value) ?? 'year', today))}
        options={grains.map((grain) => ({ value: grain, text: t(names[grain]) }))}
      />
      {period.grain === 'day' ? (
        <TextField label={t('desk.period')} type="date" max={today} value={period.text} onChange={(event) => (readPeriod(event.target.value) ? onChange(event.target.value) : undefined)} />
      ) : (
        <SelectField
          label={t('desk.period')}
          value={period.text}
          onChange={(event) => onChange(event.target.value)}
          options={listed(period, today).map((text) => ({ value: text, text: periodName(readPeriod(text) ?? period, speech) }))}
        />
      )}
      <div className="desk-period-steps">
        <Button look="quiet" small icon="left" aria-label={t('desk.before')} disabled={before === null} onClick={() => before && onChange(before)} />
        <Button look="quiet" small icon="right" aria-label={t('desk.after')} disabled={after === null} onClick={() => after && onChange(after)} />
      </div>
    </div>
  )
}

/** The list to choose from holds the chosen one too, however old. */
function listed(period: Period, today: string): string[] {
  const texts = period.grain === 'day' ? [] : recent(period.grain, today)
  return texts.includes(period.text) ? texts : [...texts, period.text].sort().reverse()
}
