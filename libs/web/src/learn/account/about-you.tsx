import type { Account, Gender } from '../../client/index.js'
import { useSpeech } from '../../i18n/index.js'
import { SelectField, textOf, TextField } from '../../ui/index.js'

interface AboutYouProps {
  readonly faults: Readonly<Record<string, string>>
  readonly birthYear?: number | null
  readonly gender?: Gender | null
  readonly open?: boolean
}

const genders: readonly Gender[] = ['FEMALE', 'MALE', 'OTHER']
const isGender = (text: string): text is Gender => genders.some((gender) => gender === text)

/** Year of birth and gender: nobody has to give them, and it is said what they are for. */
export function AboutYou({ faults, birthYear = null, gender = null, open = false }: AboutYouProps) {
  const { t } = useSpeech()
  const shown = open || Boolean(faults['birthYear'] ?? faults['gender'])
  return (
    <details className="about-you" open={shown || undefined}>
      <summary>{t('register.more')}</summary>
      <div className="stack">
        <p className="soft">{t('register.more-why')}</p>
        <TextField label={t('register.birth-year')} hint={t('register.birth-year-hint')} name="birthYear" inputMode="numeric" autoComplete="bday-year" maxLength={4} defaultValue={birthYear ?? ''} error={faults['birthYear']} />
        <SelectField
          label={t('register.gender')}
          name="gender"
          defaultValue={gender && isGender(gender) ? gender : ''}
          error={faults['gender']}
          options={[{ value: '', text: t('gender.UNDISCLOSED') }, { value: 'FEMALE', text: t('gender.FEMALE') }, { value: 'MALE', text: t('gender.MALE') }, { value: 'OTHER', text: t('gender.OTHER') }]}
        />
      </div>
    </details>
  )
}

/**
 * What was given; what was left empty is left out. Somebody who had told her gender may take it back.
 * A year that is no number is sent as 0, which the server refuses at the field.
 */
export function readAboutYou(data: FormData, before: Account['gender'] = null): { birthYear?: number; gender?: Gender } {
  const year = textOf(data, 'birthYear')
  const gender = textOf(data, 'gender')
  return {
    ...(year ? { birthYear: /^\d{4}$/.test(year) ? Number(year) : 0 } : {}),
    ...(isGender(gender) ? { gender } : before ? { gender: 'UNDISCLOSED' as const } : {}),
  }
}
