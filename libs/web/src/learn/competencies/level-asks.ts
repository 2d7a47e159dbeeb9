import type { TextKey } from '../../i18n/index.js'

const digital = ['asks.digital-1', 'asks.digital-2', 'asks.digital-3', 'asks.digital-4', 'asks.digital-5', 'asks.digital-6', 'asks.digital-7', 'asks.digital-8'] as const satisfies readonly TextKey[]
const language = ['asks.language-1', 'asks.language-2', 'asks.language-3', 'asks.language-4', 'asks.language-5', 'asks.language-6'] as const satisfies readonly TextKey[]

/**
 * What a level asks, in plain words of our own after the frameworks (Circulars 02/2025 and 01/2014 of the Ministry of Education):
 * how hard the task is, and how far one does it alone. Null where no framework of ours has the level.
 */
export function levelAsks(code: string, level: number): TextKey | null {
  return (code.startsWith('lang-') ? language[level - 1] : code.startsWith('vn-digital') ? digital[level - 1] : undefined) ?? null
}
