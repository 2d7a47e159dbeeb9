/** Asks for the style sheet before any script: nothing is drawn without it, and it is small. */
export function stylesFirst() {
  const sheet = /(?<!\s)\s*<link rel="stylesheet"[^<>]*>/g
  return {
    name: 'khue:styles-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const sheets = html.match(sheet) ?? []
        return html.replace(sheet, '').replace(/(?<!\s)\s*<script/, (script) => sheets.join('') + script)
      },
    },
  }
}
