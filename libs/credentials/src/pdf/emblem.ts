type Pen = Pick<PDFKit.PDFDocument, 'save' | 'restore' | 'translate' | 'scale' | 'lineWidth' | 'lineCap' | 'lineJoin' | 'path' | 'circle' | 'stroke' | 'fill'>

const rays = Array.from({ length: 12 }, (_, at) => (at * Math.PI) / 6)
const point = (angle: number, radius: number): string => `${(60 + radius * Math.cos(angle)).toFixed(1)} ${(62 + radius * Math.sin(angle)).toFixed(1)}`

/** Khuê Văn Các in strokes, on a field of 120 by 140: two roofs, the round window with its rays, four pillars. */
const strokes = [
  'M53 8h14M60 8V4',
  'M46 14h28l4 8c6 4 12 5 18 5-3 4-7 6-12 6H36c-5 0-9-2-12-6 6 0 12-1 18-5l4-8Z',
  'M36 33v6M84 33v6',
  'M38 37h44v50H38z',
  ...rays.map((angle) => `M${point(angle, 9.5)}L${point(angle, 15)}`),
  'M34 87h52c7 5 14 7 22 7-4 5-9 7-15 7H27c-6 0-11-2-15-7 8 0 15-2 22-7Z',
  'M32 101v28M50 101v28M70 101v28M88 101v28',
  'M24 129h72M18 136h84',
]

/** Draws the emblem with its middle at `x` and its top at `y`, `height` points high. */
export function drawEmblem(pen: Pen, x: number, y: number, height: number, colour: string): void {
  const scale = height / 140
  pen.save()
  pen.translate(x - 60 * scale, y).scale(scale)
  pen.lineWidth(2.2).lineCap('round').lineJoin('round')
  for (const stroke of strokes) pen.path(stroke).stroke(colour)
  pen.circle(60, 62, 17).stroke(colour)
  pen.circle(60, 62, 6).fill(colour)
  pen.restore()
}
