import { Inject, Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { SETTINGS, type Settings } from '@khue/platform/config'
import type { Issuer } from '../domain/open-badge.js'

/** Names of this machine, and of machines in its own network: an address below them misleads nobody outside. */
const NEAR = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|[a-z0-9-]+\.local)(:\d{1,5})?$/i

/**
 * Under which address credentials speak. PUBLIC_URL where it is set; else the one the request came to as long as it is a near one,
 * so that whoever sends another `Host` does not get it signed.
 */
@Injectable()
export class PublicAddress {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  issuer(request: FastifyRequest): Issuer {
    return { base: this.base(request), name: this.settings.ISSUER_NAME }
  }

  private base({ headers, protocol }: FastifyRequest): string {
    if (this.settings.PUBLIC_URL) return this.settings.PUBLIC_URL.replace(/\/+$/, '')
    const host = headers.host ?? ''
    return NEAR.test(host) ? `${protocol}://${host.toLowerCase()}` : `http://localhost:${this.settings.PORT}`
  }
}
