import { useKhue } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { Button, Notice, textOf, useForm } from '../../ui/index.js'
import { ConfirmEmailDocument } from '../documents.gen.js'
import { formFaults } from '../shell/fault-text.js'
import { CodeField } from './code-field.js'

/** Takes the code that went to one's own address. */
export function ConfirmEmailForm({ code, onConfirmed }: { code: string; onConfirmed: (email: string) => void }) {
  const khue = useKhue()
  const { t } = useSpeech()
  const { form, busy, faults, onSubmit } = useForm(async (data) => {
    try {
      const { confirmEmail } = await khue.learning.ask(ConfirmEmailDocument, { code: textOf(data, 'code') })
      onConfirmed(confirmEmail.email ?? '')
      return null
    } catch (error) {
      return formFaults(error, ['code'], t)
    }
  })
  return (
    <form ref={form} className="stack" noValidate onSubmit={onSubmit}>
      {faults.message ? <Notice tone="bad">{faults.message}</Notice> : null}
      <CodeField code={code} error={faults.fields['code']} />
      <div className="row">
        <Button type="submit" action="confirm-email" state={busy ? 'busy' : 'idle'}>
          {t('confirm-email.submit')}
        </Button>
      </div>
    </form>
  )
}
