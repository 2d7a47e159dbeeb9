import { networkInterfaces } from 'node:os'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { conflict } from '@khue/platform/http'
import { Log } from '@khue/platform/observability'
import type { Issuer } from '../domain/open-badge.js'

const HOST = /^(localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?$/i

/**
 * Under which address credentials speak: PUBLIC_URL. Without it (a demo, a laptop) the one the request came to, where that is this machine's
 * own: `localhost`, a loopback address or one of its interfaces'. Whatever else a client may say in `Host` is nobody's to have signed.
 */
@Injectable()
export class PublicAddress {
  private warned = false

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(Log) private readonly log: Log,
  ) {}

  /** Who issues, for what is signed or printed. @throws CONFLICT where no address is to be believed: the operator has to set PUBLIC_URL. */
  issuer(request: FastifyRequest): Issuer {
    const issuer = this.linking(request)
    if (issuer.base === '') {
      if (!this.warned) this.log.warn({ setting: 'PUBLIC_URL' }, 'PUBLIC_URL is not set: credentials are refused to whoever asks at another address than this machine’s own')
      this.warned = true
      throw conflict('credentials.no-address')
    }
    return issuer
  }

  /** The same for links to be followed from where they are read. */
  linking(request: FastifyRequest): Issuer {
    return { base: this.base(request), name: this.settings.ISSUER_NAME }
  }

  /** What an address begins with; nothing where no address is to be believed, so that it leads to where it is read. */
  private base({ headers, protocol }: FastifyRequest): string {
    if (this.settings.PUBLIC_URL) return this.settings.PUBLIC_URL.replace(/\/+$/, '')
    const host = (headers.host ?? '').toLowerCase()
    const name = HOST.exec(host)?.[1]?.replace(/^\[|\]$/g, '')
    return name !== undefined && isOwn(name) ? `${protocol}://${host}` : ''
  }
}

function isOwn(name: string): boolean {
  if (name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)) return true
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === name))
}
