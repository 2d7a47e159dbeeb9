import { faultsByField, Refusal } from '../../client/index.js'
import type { Speech } from '../../i18n/index.js'
import type { FormFaults } from '../../ui/index.js'

/** What to say where something that was asked for did not happen. */
export function faultText(error: unknown, t: Speech['t']): string {
  return error instanceof Refusal ? error.message : t('ui.unreachable')
}

/** The faults of a form by its fields, whatever the reason. A refusal of one field alone needs no sentence above the form. */
export function formFaults(error: unknown, names: readonly string[], t: Speech['t']): FormFaults {
  if (!(error instanceof Refusal)) return { message: t('ui.unreachable'), fields: {} }
  const { '': elsewhere, ...fields } = faultsByField(error, names)
  return { message: Object.keys(fields).length > 0 && !elsewhere ? null : (elsewhere ?? error.message), fields }
}
