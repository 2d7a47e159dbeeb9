import type { ReactNode } from 'react'

const shapes = {
  search: <path d="M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13Zm5-1.5L20 20" />,
  talk: <path d="M4 5h11v8H9l-4 3v-3H4V5Zm14 4h2v8h-1v3l-4-3h-4" />,
  pencil: <path d="m4 20 1-4L16 5l3 3L8 19l-4 1Zm10-13 3 3" />,
  shield: <path d="M12 3l7 3v5c0 4.5-2.8 8-7 10-4.2-2-7-5.5-7-10V6l7-3Zm-3 9 2.2 2.2L15.5 10" />,
  puzzle: <path d="M5 8h4V6a2 2 0 1 1 4 0v2h5v5h-2a2 2 0 1 0 0 4h2v3H5V8Z" />,
  spark: <path d="M12 3v5m0 8v5M3 12h5m8 0h5M6 6l3 3m6 6 3 3m0-12-3 3m-6 6-3 3" />,
  letters: <path d="m3 18 5-12 5 12M5 14h6m4-5h6m-3-2v2c0 4-1.5 7-4 9m1.5-6c.8 2.5 2.5 4.5 5 6" />,
  book: <path d="M12 6c-2-1.5-4.5-2-8-2v14c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V4c-3.5 0-6 .5-8 2Zm0 0v14" />,
  article: <path d="M6 3h9l4 4v14H6V3Zm3 8h7m-7 4h7M9 7h3" />,
  video: <path d="M4 5h16v14H4V5Zm6 4v6l5-3-5-3Z" />,
  audio: <path d="M4 10v4h4l5 4V6L8 10H4Zm12-1a4 4 0 0 1 0 6m2.5-8.5a8 8 0 0 1 0 11" />,
  document: <path d="M6 3h8l5 5v13H6V3Zm8 0v5h5M9 13h7m-7 4h5" />,
  quiz: <path d="M4 4h16v16H4V4Zm5.5 5.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.700m0 3v.1" />,
  cards: <path d="M4 8h12v12H4V8Zm4-4h12v12" />,
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  circle: <circle cx="12" cy="12" r="8" />,
  half: (
    <>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 4a8 8 0 0 1 0 16Z" fill="currentColor" />
    </>
  ),
  done: (
    <>
      <circle cx="12" cy="12" r="9" fill="currentColor" />
      <path d="m8 12.3 2.8 2.8L16 9.8" className="icon-cut" />
    </>
  ),
  lock: <path d="M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3" />,
  warning: <path d="M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.5v.1" />,
  info: <path d="M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Zm0-10v6m0-9.5v.1" />,
  cloudOff: <path d="M4 4l16 16M9 6.5A5.5 5.5 0 0 1 17 10a4 4 0 0 1 3.2 6.2M6.5 9.5A4.5 4.5 0 0 0 7 18.5h9" />,
  waiting: <path d="M7 3h10M7 21h10M8 3c0 5 8 5.5 8 9s-8 4-8 9m8-18c0 5-8 5.5-8 9s8 4 8 9" />,
  left: <path d="m14.5 5-7 7 7 7" />,
  right: <path d="m9.5 5 7 7-7 7" />,
  up: <path d="m5 14.5 7-7 7 7" />,
  down: <path d="m5 9.5 7 7 7-7" />,
  close: <path d="m6 6 12 12M18 6 6 18" />,
  list: <path d="M8 6h12M8 12h12M8 18h12M4 6h.1M4 12h.1M4 18h.1" />,
  home: <path d="m4 11 8-7 8 7v9h-6v-5h-4v5H4v-9Z" />,
  person: <path d="M12 12a4 4 0 1 1 0-8 4 4 0 0 1 0 8Zm-8 9c.5-4.5 3.5-6.5 8-6.5s7.5 2 8 6.5" />,
  place: <path d="M12 21c-4-4.5-6.5-7.5-6.5-11a6.5 6.5 0 0 1 13 0c0 3.5-2.5 6.5-6.5 11Zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />,
  download: <path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M4 20h16" />,
  upload: <path d="M12 16V5m-4.5 4.5L12 5l4.5 4.5M4 20h16" />,
  star: <path d="m12 3 2.7 5.8 6.3.8-4.7 4.3 1.3 6.3L12 17l-5.6 3.2 1.3-6.3L3 9.6l6.3-.8L12 3Z" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

/** A drawing beside words; it says nothing that they do not say. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  )
}
