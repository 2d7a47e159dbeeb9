import { useMemo } from 'react'
import { useKhue } from '../../client/index.js'

/** The second at which a learner left a recording, kept on the device. */
export interface KeptPlace {
  read(): number | null
  /** @param seconds from the beginning; null forgets the place. */
  write(seconds: number | null): void
}

export function useKeptPlace(accountId: string | undefined, lessonId: string): KeptPlace {
  const { store } = useKhue().device
  return useMemo(() => {
    const name = `khue.place.${accountId ?? 'nobody'}.${lessonId}`
    return {
      read() {
        const seconds = Number.parseFloat(store.get(name) ?? '')
        return Number.isFinite(seconds) && seconds >= 0 ? seconds : null
      },
      write: (seconds) => store.set(name, seconds === null ? null : seconds.toFixed(1)),
    }
  }, [store, accountId, lessonId])
}
