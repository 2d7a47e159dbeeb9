import { useRouter } from '@tanstack/react-router'
import { type MouseEvent, type RefObject, useEffect } from 'react'

/** Goes to a heading or a footnote of the text: the eye and the keyboard are there. */
function goTo(text: HTMLElement | null, id: string): boolean {
  const place = id === '' ? text : text?.querySelector<HTMLElement>(`#${CSS.escape(id)}`)
  if (!place) return false
  for (let around = place.parentElement; around; around = around.parentElement) if (around instanceof HTMLDetailsElement) around.open = true
  if (place.tabIndex < 0) place.tabIndex = -1
  place.scrollIntoView({ block: id === '' ? 'center' : 'start' })
  place.focus({ preventScroll: true })
  return true
}

const decoded = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** Links of a text that lead into it or to another page of the app stay in the app, with and without a network. */
export function useInTextLinks(text: RefObject<HTMLElement | null>, html: string | null | undefined) {
  const router = useRouter()
  useEffect(() => {
    const { hash } = window.location
    if (html && hash.length > 1) goTo(text.current, decoded(hash.slice(1)))
  }, [text, html])

  return (event: MouseEvent<HTMLElement>): void => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    const href = link?.getAttribute('href')
    if (!href || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    if (href.startsWith('#')) {
      if (!goTo(text.current, decoded(href.slice(1)))) return
      event.preventDefault()
      window.history.replaceState(window.history.state, '', href === '#' ? window.location.pathname : href)
    } else if (href.startsWith('/courses/')) {
      event.preventDefault()
      router.history.push(href)
    }
  }
}
