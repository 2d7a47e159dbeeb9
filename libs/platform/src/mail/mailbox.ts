import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Mail } from './mail.js'

const kept = z.object({ id: z.string(), to: z.string(), subject: z.string(), text: z.string(), sentAt: z.string() })
export type KeptMail = z.infer<typeof kept>

const ID = /^[\w-]{1,80}$/

/**
 * The embedded default: mail that goes to a folder instead of to people. Each mail is an `.eml` as a peer would have got it,
 * and beside it a `.json` with what a page shows of it. The newest `most` stay.
 */
export class Mailbox {
  constructor(
    readonly folder: string,
    private readonly most = 200,
  ) {}

  /** Keeps a mail; the same id again replaces it. */
  async keep(mail: Mail, eml: Buffer, now: Date): Promise<void> {
    if (!ID.test(mail.id)) throw new Error('the id of a mail is no name for a file')
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const shown: KeptMail = { id: mail.id, to: mail.to.address, subject: mail.subject, text: mail.text, sentAt: now.toISOString() }
    await this.write(`${mail.id}.eml`, eml)
    await this.write(`${mail.id}.json`, JSON.stringify(shown))
    for (const { id } of (await this.all()).slice(this.most)) await Promise.all(['eml', 'json'].map((kind) => rm(join(this.folder, `${id}.${kind}`), { force: true })))
  }

  /** What is there, newest first. */
  async all(): Promise<KeptMail[]> {
    const names = (await readdir(this.folder).catch(() => [] as string[])).filter((name) => name.endsWith('.json'))
    const mails = await Promise.all(names.map(async (name) => kept.parse(JSON.parse(await readFile(join(this.folder, name), 'utf8')))))
    return mails.sort((a, b) => b.sentAt.localeCompare(a.sentAt) || a.id.localeCompare(b.id))
  }

  /** A file appears whole or not at all. */
  private async write(name: string, content: Buffer | string): Promise<void> {
    const draft = join(this.folder, `${name}.part`)
    await writeFile(draft, content, { mode: 0o600 })
    await rename(draft, join(this.folder, name))
  }
}
