import type { TargetRow } from '../data/reference.repository.js'

const national = (indicator: string, year: number, value: number, source: string): TargetRow => ({ indicator, unitCode: '', year, value, source })

/**
 * The national targets that are loaded as defaults, for every unit until staff enter her own. They speak of titles, whose
 * indicators begin with the titles; a target waits for them here. Years without a source are for staff to enter.
 */
export const defaultTargets: readonly TargetRow[] = [
  national('learning-citizens', 2025, 0.4, 'Decision 677/QĐ-TTg, 2022'),
  national('learning-citizens', 2030, 0.6, 'Decision 677/QĐ-TTg, 2022; Decision 1373/QĐ-TTg, 2021'),
  national('learning-families', 2025, 0.7, 'Decision 387/QĐ-TTg, 2022'),
  national('learning-lineages', 2025, 0.65, 'Decision 387/QĐ-TTg, 2022'),
  national('learning-communities', 2025, 0.65, 'Decision 387/QĐ-TTg, 2022'),
  national('learning-units', 2025, 0.8, 'Decision 387/QĐ-TTg, 2022'),
]
