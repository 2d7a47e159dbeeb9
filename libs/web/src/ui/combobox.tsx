import { type KeyboardEvent, useId, useState } from 'react'
import { Field } from './field.js'

export interface ComboboxOption {
  readonly value: string
  readonly text: string
}

export interface ComboboxProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly name: string
  readonly options: readonly ComboboxOption[]
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly matches: (text: string, typed: string) => boolean
  readonly emptyText: string
  readonly countText: (count: number) => string
}

/** One of many, found by typing a part of its name (WAI-ARIA combobox with a list). */
export function Combobox({ label, hint, error, name, options, value, onChange, matches, emptyText, countText }: ComboboxProps) {
  const listId = useId()
  const chosen = options.find((option) => option.value === value)
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const found = typed === null || typed === '' ? options : options.filter((option) => matches(option.text, typed))
  const active = open ? found[Math.min(at, found.length - 1)] : undefined

  const choose = (option: ComboboxOption): void => {
    onChange(option.value)
    setTyped(null)
    setOpen(false)
  }
  const close = (): void => {
    setOpen(false)
    const only = typed !== null && found.length === 1 ? found[0] : undefined
    if (only) choose(only)
    else if (typed === '') onChange(null)
    setTyped(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(open && found.length > 0 ? (Math.min(at, found.length - 1) + step + found.length) % found.length : 0)
    } else if (event.key === 'Enter' && active) {
      event.preventDefault()
      choose(active)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      setOpen(false)
      setTyped(null)
    }
  }

  return (
    <Field label={label} hint={hint} error={error}>
      {(names) => (
        <div className="combobox">
          <input
            {...names}
            className="input"
            type="text"
            name={name}
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={listId}
            aria-activedescendant={active ? `${listId}-${active.value}` : undefined}
            value={typed ?? chosen?.text ?? ''}
            onChange={(event) => {
              setTyped(event.target.value)
              setAt(0)
              setOpen(true)
            }}
            onClick={() => setOpen(true)}
            onFocus={(event) => event.target.select()}
            onBlur={close}
            onKeyDown={onKeyDown}
          />
          <ul className="combobox-list" id={listId} role="listbox" aria-label={label} hidden={!open || found.length === 0}>
            {found.map((option) => (
              <li
                key={option.value}
                id={`${listId}-${option.value}`}
                className="combobox-option"
                role="option"
                aria-selected={option === active}
                ref={option === active ? (item) => item?.scrollIntoView({ block: 'nearest' }) : undefined}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
              >
                {option.text}
              </li>
            ))}
          </ul>
          <p className={open && found.length === 0 ? 'combobox-empty' : 'unseen'} role="status">
            {open && typed !== null ? (found.length === 0 ? emptyText : countText(found.length)) : ''}
          </p>
        </div>
      )}
    </Field>
  )
}
