import { CertificateService, SigningKeysService } from '@khue/credentials'
import { type Command, need } from '../command.js'
import { refusalOf } from '../refusal.js'

export const certificateRevoke: Command = {
  name: 'certificate revoke',
  about: 'Takes a certificate back; its page and its credential say so at once. The completion stays.',
  usage: 'CERTIFICATE-ID --reason TEXT',
  help: ['--reason TEXT  why: kept with the certificate and in the audit log, not shown to the public'],
  options: { reason: { type: 'string' } },
  takes: [1, 1],
  async run({ values, words: [id = ''], print, open }) {
    const reason = need(values, 'reason')
    try {
      await (await open()).get(CertificateService).revoke(id, reason, null)
    } catch (error) {
      throw refusalOf(error, id)
    }
    print.line(`The certificate ${id} is revoked.`)
    return 0
  },
}

export const keysRotate: Command = {
  name: 'keys rotate',
  about: 'Makes a new key that signs credentials from now on; the old ones stay published.',
  usage: '',
  options: {},
  takes: [0, 0],
  async run({ print, open }) {
    print.line(`Credentials are signed with the key ${await (await open()).get(SigningKeysService).rotate()} from now on.`)
    return 0
  },
}
