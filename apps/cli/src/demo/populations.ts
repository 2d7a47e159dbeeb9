import type { Unit } from '@khue/territory'

/** People to a square kilometre, by the kind of unit: a rough middle of Hanoi's wards and communes. */
const density: Readonly<Record<string, number>> = { ward: 14_000, commune: 2_300 }

/**
 * Made-up populations, so that the demo's figures have denominators: by area and kind, a little different in every unit,
 * the same at every start. Nobody counted these people.
 * @returns CSV as `khue population import` takes it, for the given years
 */
export function madeUpPopulations(units: readonly Unit[], years: readonly number[]): string {
  const rows = units.flatMap((unit) => {
    const people = Math.round(Math.min(140_000, Math.max(9_000, (unit.areaKm2 ?? 10) * (density[unit.kind] ?? 3_000) * share(unit.code))) / 10) * 10
    const fifteen = Math.round((people * 0.77) / 10) * 10
    return years.flatMap((year) => [`${unit.code},${year},0,${people}`, `${unit.code},${year},15,${fifteen}`])
  })
  return `${['unit_code,year,age_from,people', ...rows].join('\n')}\n`
}

/** A number from 0.75 to 1.25 that belongs to a code. */
function share(code: string): number {
  let hash = 7
  for (const letter of code) hash = (hash * 31 + letter.charCodeAt(0)) % 9973
  return 0.75 + (hash / 9973) * 0.5
}
