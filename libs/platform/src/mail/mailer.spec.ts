import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { readSettings } from '../config/index.js'
import { SystemClock } from '../observability/index.js'
import { headerText, type Mail, MailRefused } from './mail.js'
import { mailboxPage, mailboxPolicy } from './mailbox-page.js'
import { Mailbox } from './mailbox.js'
import { Mailer } from './mailer.js'

const mail: Mail = { id: 'b7d0', to: { name: 'Nguyễn Thị Ân', address: 'an@example.vn' }, subject: 'Mã để đặt lại mật khẩu', text: 'Chào bạn,\n.\nMã: K7PM-3XQD\n' }
const folder = (): string => mkdtempSync(join(tmpdir(), 'khue-mail-'))
const headersOf = (eml: string): string => (eml.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ')
const sentTo = (home: string) => new Mailer(readSettings({ KHUE_HOME: home }), new SystemClock())

/** A peer that takes mail, as `refuse` lets it. */
async function peer(refuse: Partial<SMTPServerOptions> = {}) {
  const taken: { from: string; to: string[]; eml: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      void text(stream).then((eml) => {
        const { mailFrom, rcptTo } = session.envelope
        taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), eml })
        done()
      })
    },
    ...refuse,
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const mailer = new Mailer(readSettings({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Khuê <khue@example.vn>' }), new SystemClock())
  return { taken, mailer, close: () => new Promise<void>((resolve) => { mailer.close(); server.close(() => resolve()) }) }
}
const refusing = (responseCode: number) => (_: unknown, __: unknown, done: (error?: Error | null) => void): void => done(Object.assign(new Error('no'), { responseCode }))

describe('mail by a peer', () => {
  it('arrives whole, in Vietnamese, with the id that tells a second try', async () => {
    const { taken, mailer, close } = await peer()
    await mailer.send(mail)
    await close()
    expect(mailer.mailbox).toBeNull()
    expect(taken).toHaveLength(1)
    expect(taken[0]).toMatchObject({ from: 'khue@example.vn', to: ['an@example.vn'] })
    const headers = headersOf(taken[0]?.eml ?? '')
    expect(headers).toMatch(/^Message-ID: <b7d0@example\.vn>$/im)
    expect(headers).toMatch(/^Auto-Submitted: auto-generated$/im)
    expect(headers).not.toMatch(/[^\x00-\x7f]/)
  })

  it('takes no header from a name or a subject, and no second address', async () => {
    const { taken, mailer, close } = await peer()
    const evil = 'An\r\nBcc: victim@example.vn\r\n\r\nBuy this\u2028Bcc: x@y.z'
    await mailer.send({ ...mail, to: { name: evil, address: 'an@example.vn' }, subject: evil })
    for (const address of ['an@example.vn, victim@example.vn', 'an@example.vn\r\nRCPT TO:<victim@example.vn>', '<an@example.vn>', 'a b@example.vn']) {
      await expect(mailer.send({ ...mail, to: { address } })).rejects.toThrow(MailRefused)
    }
    await close()
    expect(taken.map(({ to }) => to)).toEqual([['an@example.vn']])
    expect(headersOf(taken[0]?.eml ?? '').split('\r\n').filter((line) => /^bcc:/i.test(line))).toEqual([])
  })

  it.each([['a refused address', { onRcptTo: refusing(550) }], ['a refused message', { onData: (stream, _session, done) => { stream.resume().on('end', () => done(Object.assign(new Error('no'), { responseCode: 554 }))) } }]] as [string, Partial<SMTPServerOptions>][])('gives up at %s', async (_what, refuse) => {
    const { mailer, close } = await peer(refuse)
    await expect(mailer.send(mail)).rejects.toThrow(MailRefused)
    await close()
  })

  it('leaves another try open where the peer is busy or away', async () => {
    const busy = await peer({ onRcptTo: refusing(451) })
    const fault: unknown = await busy.mailer.send(mail).catch((error: unknown) => error)
    await busy.close()
    expect(fault).toMatchObject({ responseCode: 451 })
    expect(fault).not.toBeInstanceOf(MailRefused)
    const away: unknown = await busy.mailer.send(mail).catch((error: unknown) => error)
    expect(away).toHaveProperty('message')
    expect(away).not.toBeInstanceOf(MailRefused)
  })
})

describe('mail without a peer', () => {
  it('is a file each, the same mail once, the newest first, and not without end', async () => {
    const home = folder()
    const mailer = sentTo(home)
    for (const id of ['one', 'two', 'two']) await mailer.send({ ...mail, id })
    expect(readdirSync(join(home, 'mail')).sort()).toEqual(['one.eml', 'one.json', 'two.eml', 'two.json'])
    expect(readFileSync(join(home, 'mail', 'one.eml'), 'utf8')).toContain('Message-ID: <one@localhost.localdomain>')
    const box = new Mailbox(join(home, 'mail'), 2)
    await box.keep({ ...mail, id: 'three' }, Buffer.from(''), new Date(Date.now() + 1_000))
    expect((await box.all()).map(({ id }) => id)).toEqual(['three', 'two'])
  })

  it('leaves its folder by no name', async () => {
    await expect(sentTo(folder()).send({ ...mail, id: '../../x' })).rejects.toThrow()
  })

  it('is shown on a page that runs nothing', () => {
    const page = mailboxPage([{ id: 'x', to: '"><script>alert(1)</script>', subject: '<img src=x onerror=alert(1)>', text: "</pre><script>'", sentAt: '2026-11-24T03:00:00.000Z' }], 'vi', 'Asia/Ho_Chi_Minh')
    expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>/)
    expect(page).toContain('10:00:00')
    expect(mailboxPolicy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+'; /)
    expect(mailboxPage([], 'en', 'Asia/Ho_Chi_Minh')).toContain('No mail yet.')
  })
})

describe('settings and headers', () => {
  it('take no sender with a line end, and no peer that is none', () => {
    expect(() => readSettings({ MAIL_FROM: 'Khuê\r\nBcc: x@y.z <a@b.vn>' })).toThrow('MAIL_FROM')
    expect(() => readSettings({ SMTP_URL: 'https://mail.example' })).toThrow('SMTP_URL')
    expect(headerText(`  a\r\n\tb\u0000c${'d'.repeat(500)}`)).toHaveLength(200)
  })
})
