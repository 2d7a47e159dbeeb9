import { renderRichText } from '@khue/platform/reading'

/** What other programs (Anki, Quizlet, web pages) leave in a cell: an entity, or a tag that HTML has. */
const MARKS = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});|<\/?(?:a|b|big|br|center|code|div|em|font|h[1-6]|hr|i|img|li|mark|ol|p|rp|rt|ruby|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>=]*=[^<>]*|\s*\/)?>/i

/**
 * A cell as plain text. Entities are read and tags of HTML taken out, with line breaks where they made some; anything else stays as it stands, `a < b` and `<x>` too.
 * @returns `tags`: the first of the marks, null where there was none.
 */
export function plainCell(cell: string): { text: string; tags: string | null } {
  const marks = MARKS.exec(cell)
  if (!marks) return { text: cell, tags: null }
  const { text } = renderRichText(cell, { format: 'html', inline: true, resolve: () => ({ href: '#' }) })
  return { text: text.normalize('NFC').trim(), tags: marks[0].slice(0, 40) }
}
