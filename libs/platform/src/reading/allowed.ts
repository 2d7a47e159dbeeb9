/** The elements that foreign text may have, and their attributes beside `id`, `lang`, `dir` and `title`. */
export const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  h1: [], h2: [], h3: [], h4: [], h5: [], h6: [], p: [], br: [], hr: [], div: [], section: [], span: [],
  ul: [], ol: ['start', 'reversed', 'type'], li: ['value'], dl: [], dt: [], dd: [],
  table: [], caption: [], colgroup: ['span'], col: ['span'], thead: [], tbody: [], tfoot: [], tr: [], th: ['colspan', 'rowspan', 'scope'], td: ['colspan', 'rowspan'],
  b: [], i: [], u: [], s: [], em: [], strong: [], small: [], sup: [], sub: [], mark: [], del: ['datetime'], ins: ['datetime'], abbr: [], cite: [], q: [], dfn: [], kbd: [], samp: [], var: [], code: [], pre: [], time: ['datetime'],
  bdi: [], bdo: [], ruby: [], rb: [], rt: [], rp: [], rtc: [], wbr: [], blockquote: [], address: [], figure: [], figcaption: [], details: ['open'], summary: [],
  a: ['href'], img: ['src', 'alt', 'width', 'height'], audio: ['src'], video: ['src', 'poster', 'width', 'height'], source: ['src', 'type'],
  label: [], input: ['type', 'checked'],
}

/** MathML's elements for presentation, with their attributes. */
export const MATH_ELEMENTS = new Set(['math', 'semantics', 'annotation', 'mrow', 'mi', 'mn', 'mo', 'ms', 'mtext', 'mspace', 'mfrac', 'msqrt', 'mroot', 'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mmultiscripts', 'mprescripts', 'none', 'mtable', 'mtr', 'mtd', 'mlabeledtr', 'mstyle', 'mpadded', 'mphantom', 'menclose', 'mfenced', 'merror'])
export const MATH_ATTRIBUTES = new Set(['display', 'encoding', 'mathvariant', 'stretchy', 'symmetric', 'largeop', 'movablelimits', 'fence', 'separator', 'separators', 'open', 'close', 'width', 'height', 'depth', 'lspace', 'rspace', 'voffset', 'rowalign', 'columnalign', 'columnspacing', 'rowspacing', 'columnlines', 'rowlines', 'columnspan', 'rowspan', 'frame', 'scriptlevel', 'displaystyle', 'accent', 'accentunder', 'linethickness', 'minsize', 'maxsize', 'form', 'notation', 'mathcolor', 'mathbackground', 'lquote', 'rquote', 'bevelled', 'numalign', 'denomalign', 'side', 'dir'])

/** Elements of older HTML that say the same as one of today. */
export const RENAMED: Readonly<Record<string, string>> = { strike: 's', tt: 'code', acronym: 'abbr', big: 'span', center: 'div', font: 'span', article: 'div', main: 'div', header: 'div', footer: 'div', nav: 'div', aside: 'div', hgroup: 'div', dir: 'ul', menu: 'ul', nobr: 'span', listing: 'pre', xmp: 'pre' }

/** Elements whose content is no text for a reader: they go with all that is in them. */
export const GONE_WHOLE = new Set(['script', 'style', 'iframe', 'object', 'embed', 'applet', 'template', 'noscript', 'noembed', 'noframes', 'svg', 'head', 'title', 'link', 'meta', 'base', 'frame', 'frameset', 'canvas', 'map', 'select', 'datalist', 'plaintext', 'portal'])

export const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr', 'col', 'source'])
export const HEADING = /^h[1-6]$/

/** Elements that begin and end a line of the plain text. */
export const BLOCK = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'section', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'tr', 'blockquote', 'address', 'figure', 'figcaption', 'details', 'summary', 'pre', 'hr', 'br'])

/** Classes that the house's own Markdown gives. */
export const CLASSES = /^(?:katex|table|task|tasks|footnotes|footnotes-list|footnotes-sep|footnote-item|footnote-ref|footnote-backref|language-[\w+#.-]+)$/

/** Names of HTML's elements that are none of the above: a tag of such a name is a tag, whatever stands around it. */
export const OTHER_ELEMENTS = new Set(['html', 'body', 'form', 'button', 'textarea', 'fieldset', 'legend', 'option', 'optgroup', 'output', 'progress', 'meter', 'picture', 'track', 'area', 'param', 'slot', 'dialog', 'math', 'marquee', 'blink', 'image', 'keygen', 'data', 'search', 'basefont', 'bgsound', 'isindex', 'nextid', 'spacer', 'multicol'])
