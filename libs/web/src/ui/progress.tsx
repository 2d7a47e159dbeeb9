/** How much is done, 0 to 1; `text` says it in words. */
export function Progress({ value, label, text }: { value: number; label: string; text?: string }) {
  return (
    <div className="progress">
      <progress value={value} max={1} aria-label={label} />
      {text ? <span className="small soft">{text}</span> : null}
    </div>
  )
}
