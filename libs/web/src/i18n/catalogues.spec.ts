import { compileMessage } from '@lingui/message-utils/compileMessage'
import { desk as enDesk } from './en/desk.js'
import { further as enFurther } from './en/further.js'
import { lesson as enLesson } from './en/lesson.js'
import { resident as enResident } from './en/resident.js'
import { teach as enTeach } from './en/teach.js'
import { fold, matches } from './fold.js'
import { desk as viDesk } from './vi/desk.js'
import { further as viFurther } from './vi/further.js'
import { lesson as viLesson } from './vi/lesson.js'
import { resident as viResident } from './vi/resident.js'
import { teach as viTeach } from './vi/teach.js'

type Parts = ReturnType<typeof compileMessage>

/** The names of the values that stand in a message, those in the branches of a plural included. */
function valuesIn(parts: Parts | undefined): string[] {
  if (!Array.isArray(parts)) return []
  return parts.flatMap((part) => (Array.isArray(part) ? [part[0], ...Object.values(part[2] ?? {}).flatMap((branch?: Parts) => valuesIn(branch))] : []))
}
const valuesOf = (text: string): string[] => [...new Set(valuesIn(compileMessage(text)))].filter((name) => name !== '#').sort()

describe('the catalogues of texts', () => {
  it.each([
    ['resident', viResident, enResident],
    ['lesson', viLesson, enLesson],
    ['further', viFurther, enFurther],
    ['teach', viTeach, enTeach],
    ['desk', viDesk, enDesk],
  ])('say the same in both languages: %s', (_area, vi: Record<string, string>, en: Record<string, string>) => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort())
    for (const [key, text] of Object.entries(vi)) expect([key, valuesOf(en[key] ?? '')]).toEqual([key, valuesOf(text)])
    for (const text of [...Object.values(vi), ...Object.values(en)]) expect(text.normalize('NFC').trim()).toBe(text)
  })
})

describe('finding by a part of a name', () => {
  it('ignores case and diacritics, đ too', () => {
    expect(fold('Đống Đa')).toBe('dong da')
    expect(matches('Phường Hà Đông', 'ha dong')).toBe(true)
    expect(matches('Phường Hà Đông', 'đông H')).toBe(true)
    expect(matches('Phường Hà Đông', 'tay ho')).toBe(false)
  })
})
