import { createRequire } from 'node:module'
import { type Font, type GlyphRun, openSync } from 'fontkit'

const require = createRequire(import.meta.url)
const beVietnam = (weight: string): string => require.resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`)

/** The fonts of the house: whole, with every letter of Vietnamese. */
export const houseFonts = { regular: beVietnam('400Regular'), medium: beVietnam('500Medium'), bold: beVietnam('600SemiBold') } as const
export type Weight = keyof typeof houseFonts

/** What writes the letters that the house's own fonts lack, in the order in which they are asked; the last ones are the largest. */
const others: readonly [folder: string, family: string, bold: string | null][] = [
  ['noto-sans', 'NotoSans', '600SemiBold'],
  ['noto-sans-arabic', 'NotoSansArabic', '600SemiBold'],
  ['noto-sans-hebrew', 'NotoSansHebrew', '600SemiBold'],
  ['noto-sans-devanagari', 'NotoSansDevanagari', '600SemiBold'],
  ['noto-sans-bengali', 'NotoSansBengali', '600SemiBold'],
  ['noto-sans-gurmukhi', 'NotoSansGurmukhi', '600SemiBold'],
  ['noto-sans-gujarati', 'NotoSansGujarati', '600SemiBold'],
  ['noto-sans-tamil', 'NotoSansTamil', '600SemiBold'],
  ['noto-sans-telugu', 'NotoSansTelugu', '600SemiBold'],
  ['noto-sans-kannada', 'NotoSansKannada', '600SemiBold'],
  ['noto-sans-malayalam', 'NotoSansMalayalam', '600SemiBold'],
  ['noto-sans-sinhala', 'NotoSansSinhala', '600SemiBold'],
  ['noto-sans-thai', 'NotoSansThai', '600SemiBold'],
  ['noto-sans-lao', 'NotoSansLao', '600SemiBold'],
  ['noto-sans-khmer', 'NotoSansKhmer', '600SemiBold'],
  ['noto-sans-myanmar', 'NotoSansMyanmar', '600SemiBold'],
  ['noto-sans-ethiopic', 'NotoSansEthiopic', '600SemiBold'],
  ['noto-sans-armenian', 'NotoSansArmenian', '600SemiBold'],
  ['noto-sans-georgian', 'NotoSansGeorgian', '600SemiBold'],
  ['nanum-gothic', 'NanumGothic', '700Bold'],
  ['chocolate-classical-sans', 'ChocolateClassicalSans', null],
  ['noto-emoji', 'NotoEmoji', '600SemiBold'],
]

const opened = new Map<string, Font>()

/** Opened once a process, when the first letter asks for it. */
function open(path: string): Font {
  const known = opened.get(path)
  if (known) return known
  const font = openSync(path)
  if (!('layout' in font)) throw new Error(`${path} holds several fonts`)
  opened.set(path, font)
  return font
}

function* candidates(weight: Weight): Generator<Font> {
  yield open(houseFonts[weight])
  for (const [folder, family, bold] of others) {
    const cut = weight === 'bold' && bold !== null ? bold : '400Regular'
    yield open(require.resolve(`@expo-google-fonts/${folder}/${cut}/${family}_${cut}.ttf`))
  }
}

/** Signs that are not drawn themselves: joiners, marks of direction, choosers of a form. */
const UNDRAWN = /^[\u00ad\u034f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]$|^[\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}]$/u

const draws = (font: Font, letters: string): boolean => [...letters].every((letter) => UNDRAWN.test(letter) || font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))

/** The first font that has every letter of a cluster, composed or not; null where none has. */
export function fontFor(cluster: string, weight: Weight): Font | null {
  for (const font of candidates(weight)) if (draws(font, cluster) || draws(font, cluster.normalize('NFC'))) return font
  return null
}

/** Whether the house's own font writes all of a text. */
export const isHouseText = (text: string, weight: Weight): boolean => draws(open(houseFonts[weight]), text)
export const houseFont = (weight: Weight): Font => open(houseFonts[weight])

/** Letters as the font joins and places them. Where a font's table of marks has gaps, which fontkit cannot read, marks stand where they are drawn. */
export function shape(font: Font, text: string, direction: 'ltr' | 'rtl'): GlyphRun {
  try {
    return font.layout(text, undefined, undefined, undefined, direction)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return font.layout(text, { mark: false, mkmk: false, abvm: false, blwm: false }, undefined, undefined, direction)
  }
}
