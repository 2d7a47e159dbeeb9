interface RichWordsProps {
  readonly text: string
  readonly html?: string | null | undefined
}

/** Words or, where they do not say it all, the HTML that does. The server made it of what it allows: nothing in it can run. */
export function RichWords({ text, html }: RichWordsProps) {
  return html ? <span className="prose rich" dangerouslySetInnerHTML={{ __html: html }} /> : <>{text}</>
}
