const rays = Array.from({ length: 12 }, (_, at) => (at * Math.PI) / 6)
const point = (angle: number, radius: number): string => `${(60 + radius * Math.cos(angle)).toFixed(1)} ${(62 + radius * Math.sin(angle)).toFixed(1)}`

/** Khuê Văn Các, the pavilion of the star of letters: two roofs, the round window with its rays, four pillars. */
export function Pavilion({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 120 140" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d="M53 8h14M60 8V4" />
      <path d="M46 14h28l4 8c6 4 12 5 18 5-3 4-7 6-12 6H36c-5 0-9-2-12-6 6 0 12-1 18-5l4-8Z" />
      <path d="M36 33v6M84 33v6" />
      <path d="M38 37h44v50H38z" />
      <circle cx="60" cy="62" r="17" />
      <circle cx="60" cy="62" r="6" fill="currentColor" stroke="none" />
      {rays.map((angle) => (
        <path key={angle} d={`M${point(angle, 9.5)}L${point(angle, 15)}`} />
      ))}
      <path d="M34 87h52c7 5 14 7 22 7-4 5-9 7-15 7H27c-6 0-11-2-15-7 8 0 15-2 22-7Z" />
      <path d="M32 101v28M50 101v28M70 101v28M88 101v28" />
      <path d="M24 129h72M18 136h84" />
    </svg>
  )
}

/** The mark: the round window of the pavilion under its roof. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d="M11 3h10l2 3.5c2 1.5 4 2 6.5 2-1.2 2-3 2.8-5 2.8h-17c-2 0-3.8-.8-5-2.8 2.5 0 4.5-.5 6.5-2L11 3Z" fill="currentColor" stroke="none" />
      <path d="M7.5 12v16.5M24.5 12v16.5M5 28.5h22" strokeWidth="2.2" />
      <circle cx="16" cy="19.5" r="5.6" strokeWidth="1.8" />
      <circle cx="16" cy="19.5" r="1.9" fill="currentColor" stroke="none" />
      <path d="M16 15.6v1M16 22.4v1M12.1 19.5h1M18.9 19.5h1" strokeWidth="1.5" />
    </svg>
  )
}
