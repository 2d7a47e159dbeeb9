import { useState } from 'react'
import { useKhue } from '../../client/index.js'
import { matches, type TextKey, useSpeech } from '../../i18n/index.js'
import { formFaults } from '../../learn/shell/fault-text.js'
import { Button, Combobox, Notice, SelectField, TextField, textOf, useForm } from '../../ui/index.js'
import { type ExportFormat, type ExportKind, RequestExportDocument } from '../campaign/documents.gen.js'
import type { Reference } from '../shell/reference.js'
import type { ExportsSearch, Job } from './exports.data.js'

const kinds = ['INDICATORS', 'PARTICIPATION', 'COMPLETIONS'] as const satisfies readonly ExportKind[]
/** PDF is for a report, which a list of rows is not. */
const formats = ['XLSX', 'CSV'] as const satisfies readonly ExportFormat[]
export const kindNames: Readonly<Record<ExportKind, TextKey>> = { INDICATORS: 'desk.export-indicators', PARTICIPATION: 'desk.export-participation', COMPLETIONS: 'desk.export-completions' }
const formatNames: Readonly<Record<(typeof formats)[number], TextKey>> = { XLSX: 'desk.export-xlsx', CSV: 'desk.export-csv' }

interface ExportFormProps {
  readonly reference: Reference
  readonly search: ExportsSearch
  readonly onAsked: (job: Job) => void
}

/** Asks for a file: what, where, from when to when, in which form. */
export function ExportForm({ reference, search, onAsked }: ExportFormProps) {
  const khue = useKhue()
  const { t } = useSpeech()
  const { today } = reference.desk
  const [unit, setUnit] = useState<string | null>(search.unit ?? reference.desk.unitCodes[0] ?? null)
  const { form, busy, faults, onSubmit } = useForm(async (data) => {
    const kind = kinds.find((candidate) => candidate === textOf(data, 'kind')) ?? 'INDICATORS'
    const format = formats.find((candidate) => candidate === textOf(data, 'format')) ?? 'CSV'
    try {
      const { requestExport } = await khue.campaign.ask(RequestExportDocument, { input: { kind, format, from: textOf(data, 'from'), to: textOf(data, 'to'), unitCode: unit } })
      onAsked(requestExport)
      return null
    } catch (error) {
      return formFaults(error, ['kind', 'format', 'from', 'to', 'unitCode'], t)
    }
  })
  const { fields } = faults
  return (
    <form ref={form} className="card desk-export-form" noValidate onSubmit={onSubmit} aria-labelledby="ask-export">
      <h2 id="ask-export">{t('desk.export-ask')}</h2>
      {faults.message ? <Notice tone="bad">{faults.message}</Notice> : null}
      <SelectField label={t('desk.export-kind')} hint={t('desk.export-kind-hint')} error={fields['kind']} name="kind" defaultValue="INDICATORS" options={kinds.map((kind) => ({ value: kind, text: t(kindNames[kind]) }))} />
      <Combobox
        label={t('desk.unit')}
        hint={t('desk.export-unit-hint')}
        error={fields['unitCode']}
        name="unitCode"
        options={reference.units.map(({ code, fullName }) => ({ value: code, text: fullName }))}
        value={unit}
        onChange={setUnit}
        matches={matches}
        emptyText={t('desk.unit-none')}
        countText={(count) => t('desk.unit-found', { count })}
      />
      <div className="desk-pair">
        <TextField label={t('desk.export-from')} error={fields['from']} type="date" name="from" defaultValue={search.from ?? `${today.slice(0, 4)}-01-01`} />
        <TextField label={t('desk.export-to')} error={fields['to']} type="date" name="to" defaultValue={search.to && search.to < today ? search.to : today} />
      </div>
      <SelectField label={t('desk.export-format')} error={fields['format']} name="format" defaultValue="XLSX" options={formats.map((format) => ({ value: format, text: t(formatNames[format]) }))} />
      <div className="row">
        <Button type="submit" icon="download" state={busy ? 'busy' : 'idle'}>
          {t('desk.export-do')}
        </Button>
      </div>
    </form>
  )
}
