import { createHash } from 'node:crypto'
import type { KeptMail } from './mailbox.js'

const words = {
  vi: { title: 'Hộp thư của bản dùng thử', about: 'Bản dùng thử không gửi thư ra ngoài: thư nằm ở đây, ai mở được trang này đều đọc được.', none: 'Chưa có thư nào.', to: 'Gửi tới', at: 'Lúc', home: 'Về trang chủ' },
  en: { title: "The demo's mailbox", about: 'The demo sends no mail to the world: it is kept here, and whoever can open this page can read it.', none: 'No mail yet.', to: 'To', at: 'At', home: 'To the start page' },
} as const

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 44rem; margin: 0 auto; padding: 1rem }
article { border-top: 1px solid GrayText; padding: 1rem 0 }
h2 { font-size: 1.125rem; margin: 0 }
p { margin: .25rem 0 1rem }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 }
a { display: inline-block; min-height: 2.75rem; line-height: 2.75rem }`

/** A page that runs nothing and loads nothing. */
export const mailboxPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The mailbox as one HTML page, the newest mail first; served with `mailboxPolicy`. */
export function mailboxPage(mails: readonly KeptMail[], locale: 'vi' | 'en', timeZone: string): string {
  const say = words[locale]
  const time = new Intl.DateTimeFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { dateStyle: 'short', timeStyle: 'medium', timeZone })
  const articles = mails.map(
    (mail) => `<article>
<h2>${escaped(mail.subject)}</h2>
<p>${say.to}: ${escaped(mail.to)}<br>${say.at}: <time datetime="${escaped(mail.sentAt)}">${escaped(time.format(new Date(mail.sentAt)))}</time></p>
<pre>${escaped(mail.text)}</pre>
</article>`,
  )
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${say.title}</title><style>${style}</style></head>
<body>
<main>
<h1>${say.title}</h1>
<p>${say.about}</p>
${articles.join('\n') || `<p>${say.none}</p>`}
</main>
<p><a href="/">${say.home}</a></p>
</body>
</html>
`
}
