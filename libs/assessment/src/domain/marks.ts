/** What a mark typed on any keyboard is compared as. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/\p{Default_Ignorable_Code_Point}/gu, ''],
  [/[\uFB00-\uFB06\uFF01-\uFFEF]{1,100}/gu, 'NFKC'],
  [/[\u2018\u2019\u201A\u201B\u2032\u2035\u2039\u203A\u02B9\u02BB\u02BC\u02BD\u02C8\u02CA\u02CB\u00B4\u0060\uA78C\u275B\u275C]/gu, "'"],
  [/[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\u2036\u02BA\u02DD\u301D\u301E\u301F\u275D\u275E]/gu, '"'],
  [/[\u2010-\u2015\u2212\u2043\u02D7\u2E3A\u2E3B\uFE58\uFE63\u2796\u058A]/gu, '-'],
  [/[\u2026\u22EF\uFE19]/gu, '...'],
  [/\u2025/gu, '..'],
  [/\u066A|\uFE6A/gu, '%'],
  [/\u00D0/gu, '\u0110'],
  [/\u00F0/gu, '\u0111'],
]

/**
 * Text with the marks that phones, word processors and keyboards of other scripts put in, as the plain keyboard has them: apostrophes, quotation
 * marks, dashes, ellipses, full-width letters and digits, one space for any run of blanks; what is not seen (zero-width, soft hyphen) is left out.
 * What only looks alike and means something else stays: `x²` is not `x2`.
 */
export function plainMarks(text: string): string {
  const composed = text.normalize('NFC')
  const folded = MARKS.reduce((left, [marks, as]) => (as === 'NFKC' ? left.replace(marks, (run) => run.normalize('NFKC')) : left.replace(marks, as)), composed)
  return folded.replace(/\s+/gu, ' ').trim().normalize('NFC')
}
