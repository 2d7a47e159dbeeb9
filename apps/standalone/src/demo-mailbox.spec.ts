import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fastify } from 'fastify'
import { Mailbox } from '@khue/platform/mail'
import { serveDemoMailbox } from './demo-mailbox.js'

describe("the demo's mailbox", () => {
  it('is no page where the demo is not loaded, or mail goes by a peer', async () => {
    const app = fastify()
    serveDemoMailbox(app, () => null)
    expect((await app.inject('/demo/mailbox')).statusCode).toBe(404)
  })

  it('shows the mail as text, kept by nobody, and runs nothing', async () => {
    const box = new Mailbox(mkdtempSync(join(tmpdir(), 'khue-mailbox-')))
    await box.keep({ id: 'a', to: { address: 'an@example.vn' }, subject: '<b>Mã</b>', text: 'K7PM-3XQD' }, Buffer.from(''), new Date())
    const app = fastify()
    serveDemoMailbox(app, () => box)
    const answer = await app.inject('/demo/mailbox')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' })
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(answer.body).toContain('K7PM-3XQD')
    expect(answer.body).toContain('&#60;b&#62;Mã')
  })
})
