import { useMemo } from 'react'
import { matches, useSpeech } from '../../i18n/index.js'
import { Combobox } from '../../ui/index.js'
import type { Ward } from './wards.js'

interface WardFieldProps {
  readonly wards: readonly Ward[]
  readonly value: string | null
  readonly onChange: (code: string | null) => void
  readonly error: string | undefined
}

/** The ward or commune where one lives, found by typing a part of its name, with or without diacritics. */
export function WardField({ wards, value, onChange, error }: WardFieldProps) {
  const { t, format } = useSpeech()
  const options = useMemo(() => [...wards].sort((one, other) => format.compare(one.name, other.name)).map(({ code, fullName }) => ({ value: code, text: fullName })), [wards, format])
  return (
    <Combobox
      label={t('register.ward')}
      hint={t('register.ward-hint')}
      error={error}
      name="unitCode"
      options={options}
      value={value}
      onChange={onChange}
      matches={matches}
      emptyText={t('register.ward-none')}
      countText={(count) => t('register.ward-count', { count })}
    />
  )
}
