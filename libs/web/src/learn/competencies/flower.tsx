import { cellPath, type Framework, heightOf, ringsOf } from './picture.js'

const CENTRE = 120
const HOLE = 16
const EDGE = 100
const GAP = 0.045

/** A flower with a petal for each domain, filled as high as the highest level in it. The same stands in words and in a table beside it. */
export function Flower({ framework }: { framework: Framework }) {
  const rings = ringsOf(framework)
  const step = (EDGE - HOLE) / rings
  const turn = (2 * Math.PI) / framework.domains.length
  return (
    <svg className="flower" viewBox="0 0 240 240" aria-hidden="true" focusable="false">
      {framework.domains.map((domain, at) => {
        const height = heightOf(domain)
        const middle = (at + 0.5) * turn
        return (
          <g key={domain.number}>
            {Array.from({ length: rings }, (_, ring) => (
              <path key={ring} className={ring < height ? 'flower-on' : 'flower-off'} d={cellPath(CENTRE, at * turn + GAP, (at + 1) * turn - GAP, HOLE + ring * step, HOLE + (ring + 1) * step - 1.6)} />
            ))}
            <text x={CENTRE + 111 * Math.sin(middle)} y={CENTRE - 111 * Math.cos(middle)} className="flower-number" textAnchor="middle" dominantBaseline="central">
              {domain.number}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
