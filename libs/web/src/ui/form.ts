import { type FormEvent, useEffect, useRef, useState } from 'react'

/** What a form shows after it was sent and refused: a message for the whole, and one for each field at fault. */
export interface FormFaults {
  readonly message: string | null
  readonly fields: Readonly<Record<string, string>>
}

const noFaults: FormFaults = { message: null, fields: {} }

/**
 * A form that is sent by a program: busy while it is on its way, its faults at the fields, the focus on the first of them.
 * A field's fault goes when the field is changed.
 * @param send does the work; @returns the faults, or null where it went well.
 */
export function useForm(send: (data: FormData) => Promise<FormFaults | null>) {
  const form = useRef<HTMLFormElement>(null)
  const [busy, setBusy] = useState(false)
  const [faults, setFaults] = useState<FormFaults>(noFaults)

  useEffect(() => {
    const shown = form.current
    const without = (name: string) => (before: FormFaults): FormFaults =>
      before.fields[name] === undefined ? before : { ...before, fields: Object.fromEntries(Object.entries(before.fields).filter(([field]) => field !== name)) }
    // A controlled field first takes what was typed: drawing it anew before that would take the letter back.
    const forget = ({ target }: Event): void => {
      const name = target instanceof HTMLElement ? target.getAttribute('name') : null
      if (name !== null) setTimeout(() => setFaults(without(name)))
    }
    shown?.addEventListener('input', forget)
    return () => shown?.removeEventListener('input', forget)
  }, [])

  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    if (busy) return
    const data = new FormData(event.currentTarget)
    setBusy(true)
    setFaults(noFaults)
    void send(data).then((found) => {
      setBusy(false)
      if (!found) return
      setFaults(found)
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    })
  }
  return { form, busy, faults, onSubmit }
}

/** A form's text, without spaces around it; '' where there is none. */
export function textOf(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
