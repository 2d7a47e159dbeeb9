import { useSpeech } from '../../i18n/index.js'
import { TextField } from '../../ui/index.js'

/** Eight letters and digits, however they are typed: the case and the gaps do not matter. */
export function CodeField({ code, error }: { code: string; error: string | undefined }) {
  const { t } = useSpeech()
  return (
    <TextField
      label={t('recover.code')}
      hint={t('recover.code-hint')}
      name="code"
      className="input code-input"
      defaultValue={code}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      maxLength={20}
      required
      error={error}
    />
  )
}
