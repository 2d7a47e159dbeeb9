import type { CompetencyPictureFragment, MyCompetencyMapQuery } from '../documents.gen.js'

export type Competency = CompetencyPictureFragment
export type Framework = MyCompetencyMapQuery['myCompetencyMap'][number]
export type Domain = Framework['domains'][number]

const isLanguage = ({ code }: Pick<Competency, 'code'>): boolean => code.startsWith('lang-')

/** The map as the page tells it: frameworks with their domains, and languages by themselves, those that one has first. */
export function splitMap(map: readonly Framework[]): { frameworks: Framework[]; languages: Competency[] } {
  const all = map.flatMap(({ domains }) => domains.flatMap(({ competencies }) => competencies))
  const languages = all.filter(isLanguage)
  return {
    frameworks: map.filter(({ domains }) => domains.some(({ competencies }) => competencies.some((competency) => !isLanguage(competency)))),
    languages: [...languages.filter(({ level }) => level !== null), ...languages.filter(({ level }) => level === null)],
  }
}

/** The highest level that was shown in a domain, 0 before the first. */
export const heightOf = ({ competencies }: Domain): number => Math.max(0, ...competencies.map(({ level }) => level ?? 0))

/** How many levels a framework has. */
export const ringsOf = ({ domains }: Framework): number => Math.max(1, ...domains.flatMap(({ competencies }) => competencies.map(({ levels }) => levels.length)))

/** How many competences of a domain were shown at any level. */
export const countShown = ({ competencies }: Domain): number => competencies.filter(({ level }) => level !== null).length

const point = (centre: number, radius: number, angle: number): string => `${(centre + radius * Math.sin(angle)).toFixed(2)} ${(centre - radius * Math.cos(angle)).toFixed(2)}`

/**
 * One cell of the picture: a ring's piece of a petal, as an SVG path around (`centre`, `centre`).
 * @param from @param to angles in radians, clockwise from the top. @param inner @param outer radii.
 */
export function cellPath(centre: number, from: number, to: number, inner: number, outer: number): string {
  const wide = to - from > Math.PI ? 1 : 0
  return `M${point(centre, inner, from)}L${point(centre, outer, from)}A${outer} ${outer} 0 ${wide} 1 ${point(centre, outer, to)}L${point(centre, inner, to)}A${inner} ${inner} 0 ${wide} 0 ${point(centre, inner, from)}Z`
}
