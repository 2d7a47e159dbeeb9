import type { Messages } from '@lingui/core'
import { resident as vi } from './vi/resident.js'
import type { further } from './vi/further.js'
import type { lesson } from './vi/lesson.js'
import type { teach } from './vi/teach.js'
import type { desk } from './vi/desk.js'

/** The languages of the web app; the first is the default. */
export const locales = ['vi', 'en'] as const
export type Locale = (typeof locales)[number]

/** Texts travel with the chunk that shows them: the resident's first, the others when their door opens. */
export type Area = 'resident' | 'lesson' | 'further' | 'teach' | 'desk'

/** The name of every text there is. */
export type TextKey = keyof typeof vi | keyof typeof lesson | keyof typeof further | keyof typeof teach | keyof typeof desk

type Catalogues = Record<Locale, Record<Area, () => Promise<Messages>>>

/** Where each catalogue is. The default language's first one needs no request of its own. */
export const catalogues: Catalogues = {
  vi: {
    resident: () => Promise.resolve(vi),
    lesson: async () => (await import('./vi/lesson.js')).lesson,
    further: async () => (await import('./vi/further.js')).further,
    teach: async () => (await import('./vi/teach.js')).teach,
    desk: async () => (await import('./vi/desk.js')).desk,
  },
  en: {
    resident: async () => (await import('./en/resident.js')).resident,
    lesson: async () => (await import('./en/lesson.js')).lesson,
    further: async () => (await import('./en/further.js')).further,
    teach: async () => (await import('./en/teach.js')).teach,
    desk: async () => (await import('./en/desk.js')).desk,
  },
}
