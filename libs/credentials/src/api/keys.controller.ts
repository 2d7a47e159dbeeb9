import { Controller, Get, Header, Inject } from '@nestjs/common'
import { Permit } from '@khue/identity'
import type { PublicJwk } from '../domain/compact-jws.js'
import { SigningKeysService } from '../signing-keys.service.js'

/** The public keys by which credentials are verified (RFC 7517): the one that signs now first, every older one after it. */
@Controller('.well-known')
export class KeysController {
  constructor(@Inject(SigningKeysService) private readonly keys: SigningKeysService) {}

  @Permit('certificate.verify')
  @Get('jwks.json')
  @Header('cache-control', 'public, max-age=60')
  @Header('access-control-allow-origin', '*')
  async published(): Promise<{ keys: PublicJwk[] }> {
    return { keys: await this.keys.published() }
  }
}
