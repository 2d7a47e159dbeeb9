import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './icons.js'

/** What a control that does something is about: nothing yet, at work, or done. */
export type ActionState = 'idle' | 'busy' | 'done'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'main' | 'quiet' | 'plain'
  readonly small?: boolean
  readonly wide?: boolean
  readonly icon?: IconName
  /** A name that stays the same in every language, for those who act by program. */
  readonly action?: string
  readonly state?: ActionState
}

/** The classes of a button, for links that look like one. */
export function buttonClass({ look = 'main', small, wide }: Pick<ButtonProps, 'look' | 'small' | 'wide'>): string {
  return ['button', look === 'main' ? '' : `button-${look}`, small ? 'button-small' : '', wide ? 'button-wide' : ''].filter(Boolean).join(' ')
}

/** While it is busy it stays where it is, keeps its focus and takes no second press. */
export function Button({ look, small, wide, icon, action, state, className, onClick, children, type = 'button', ...rest }: ButtonProps) {
  const busy = state === 'busy'
  return (
    <button
      {...rest}
      type={type}
      className={[buttonClass({ ...(look ? { look } : {}), ...(small ? { small } : {}), ...(wide ? { wide } : {}) }), className].filter(Boolean).join(' ')}
      data-action={action}
      data-state={state}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  )
}
