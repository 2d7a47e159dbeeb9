import type PDFDocument from 'pdfkit'

export type Sheet = InstanceType<typeof PDFDocument>

/**
 * Puts the words of a line into the page as text that is found, copied and read aloud, over letters that are drawn: a font of empty
 * glyphs (Type 3, ISO 32000-1, 9.6.5) says which letter each of its signs stands for, whatever the script.
 * @param letters in the order in which they are seen.
 */
export function writeHidden(doc: Sheet, letters: readonly string[], { x, y, width, size }: { x: number; y: number; width: number; size: number }): void {
  const kinds = [...new Set(letters)].slice(0, 255)
  if (kinds.length === 0) return
  const nothing = doc.ref({})
  nothing.end('1000 0 d0')
  const meaning = doc.ref({})
  const hex = (text: string): string => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')
  const code = (letter: string): string => (kinds.indexOf(letter) + 1).toString(16).padStart(2, '0')
  const pairs = kinds.map((letter) => `<${code(letter)}> <${hex(letter)}>`)
  const parts = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, n) => pairs.slice(n * 100, (n + 1) * 100))
  meaning.end(`/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Words def\n/CMapType 2 def\n1 begincodespacerange\n<00> <ff>\nendcodespacerange\n${parts.map((part) => `${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`).join('\n')}\nendcmap\nend\nend`)
  const names = kinds.map((_, n) => `g${n + 1}`)
  const font = doc.ref({
    Type: 'Font', Subtype: 'Type3', FontBBox: [0, 0, 1000, 1000], FontMatrix: [0.001, 0, 0, 0.001, 0, 0], CharProcs: Object.fromEntries(names.map((name) => [name, nothing])),
    Encoding: { Type: 'Encoding', Differences: [1, ...names] }, FirstChar: 1, LastChar: kinds.length, Widths: kinds.map(() => 1000), ToUnicode: meaning, Resources: {},
  })
  font.end(undefined as never)
  const name = `H${Object.keys(doc.page.fonts as object).length + 1}`
  ;(doc.page.fonts as Record<string, unknown>)[name] = font
  const stretch = ((width / (letters.length * size)) * 100).toFixed(3)
  doc.addContent(`BT /${name} ${size} Tf 3 Tr ${stretch} Tz 1 0 0 -1 ${x.toFixed(2)} ${y.toFixed(2)} Tm <${letters.filter((letter) => kinds.includes(letter)).map(code).join('')}> Tj 100 Tz 0 Tr ET`)
}
