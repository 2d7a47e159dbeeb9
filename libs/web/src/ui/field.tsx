import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId, useState } from 'react'
import { Button } from './button.js'
import { Icon } from './icons.js'

interface FieldTexts {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

interface ControlNames {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** A label, a hint and the fault of one control, bound to it for those who hear the page. */
export function Field({ label, hint, error, children }: FieldTexts & { children: (names: ControlNames) => ReactNode }) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="warning" />
          {error}
        </p>
      ) : null}
    </div>
  )
}

export function TextField({ label, hint, error, ...input }: FieldTexts & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(names) => <input className="input" type="text" {...input} {...names} />}
    </Field>
  )
}

export function TextArea({ label, hint, error, ...input }: FieldTexts & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(names) => <textarea className="input" {...input} {...names} />}
    </Field>
  )
}

/** One of a few: the device's own list. */
export function SelectField({ label, hint, error, options, ...select }: FieldTexts & SelectHTMLAttributes<HTMLSelectElement> & { options: readonly { value: string; text: string }[] }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(names) => (
        <select className="input" {...select} {...names}>
          {options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export interface PasswordFieldProps extends FieldTexts, InputHTMLAttributes<HTMLInputElement> {
  readonly showText: string
  readonly hideText: string
}

/** A password that may be looked at while it is typed: easier on a small screen than typing it twice. */
export function PasswordField({ label, hint, error, showText, hideText, ...input }: PasswordFieldProps) {
  const [seen, setSeen] = useState(false)
  return (
    <Field label={label} hint={hint} error={error}>
      {(names) => (
        <div className="input-joined">
          <input className="input" type={seen ? 'text' : 'password'} autoCapitalize="none" autoCorrect="off" spellCheck={false} {...input} {...names} />
          <Button look="plain" small aria-pressed={seen} aria-controls={names.id} onClick={() => setSeen(!seen)}>
            {seen ? hideText : showText}
          </Button>
        </div>
      )}
    </Field>
  )
}
