import { useEffect, useRef, useState } from 'react'

export interface Live<Value> {
  readonly value: Value
  /** The last question had no answer; the value is an older one. */
  readonly failing: boolean
  /** Asks now. */
  readonly refresh: () => Promise<void>
}

/**
 * Asks again and again while the page is seen, and at once when it is seen again.
 * @param everyMs null: not now.
 */
export function useLive<Value>(first: Value, ask: () => Promise<Value>, everyMs: number | null): Live<Value> {
  const [state, setState] = useState({ value: first, failing: false })
  const latest = useRef(ask)
  useEffect(() => {
    latest.current = ask
  })
  useEffect(() => setState({ value: first, failing: false }), [first])

  const refresh = useRef(async (): Promise<void> => {
    try {
      const value = await latest.current()
      setState({ value, failing: false })
    } catch {
      setState((before) => ({ ...before, failing: true }))
    }
  }).current

  useEffect(() => {
    if (everyMs === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const tick = async (): Promise<void> => {
      if (!document.hidden) await refresh()
      if (!over) timer = setTimeout(() => void tick(), everyMs)
    }
    const seen = (): void => {
      if (document.hidden) return
      clearTimeout(timer)
      void tick()
    }
    timer = setTimeout(() => void tick(), everyMs)
    document.addEventListener('visibilitychange', seen)
    return () => {
      over = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [everyMs, refresh])

  return { ...state, refresh }
}
