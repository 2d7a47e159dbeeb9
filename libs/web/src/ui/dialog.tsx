import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { Button } from './button.js'

export interface DialogProps {
  readonly title: string
  readonly closeText: string
  readonly onClose: () => void
  /** At the side, as high as the window. */
  readonly drawer?: boolean
  readonly children: ReactNode
}

/** The browser's own dialogue: it holds the focus, closes by Escape and gives the focus back. Shown while it is mounted. */
export function Dialog({ title, closeText, onClose, drawer = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // Closed while it still stands in the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    if (shown && !shown.open) shown.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={drawer ? 'dialog drawer' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        <Button look="plain" small icon="close" onClick={onClose}>
          {closeText}
        </Button>
      </div>
      {children}
    </dialog>
  )
}
