import type {} from '@fastify/cookie'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SETTINGS, type Settings } from '@khue/platform/config'
import { DomainError } from '@khue/platform/http'
import type { SignedIn } from '../domain/roles.js'
import { IdentityService } from '../identity.service.js'
import { newToken } from '../session-token.js'

export const SESSION_COOKIE = 'khue_session'
/** Names the account that a request is for: a device that several people share may be signed in as another by the time it arrives. */
export const ACCOUNT_HEADER = 'x-khue-account'
/** By which a browser is known as its person's: it opens nothing. */
const DEVICE_COOKIE = 'khue_device'
const DEVICE_DAYS = 400
const known = new WeakMap<FastifyRequest, Promise<SignedIn | null>>()
const devices = new WeakMap<FastifyRequest, string>()
const TOKEN = /^[\w-]{20,100}$/

/**
 * Whose request it is: by `Authorization: Bearer`, else by the cookie. Asked of PostgreSQL once a request.
 * One that names its account (`x-khue-account`) is answered to that account's session alone.
 */
@Injectable()
export class SessionReader {
  constructor(
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws UNAUTHENTICATED where the request names an account that its session is not of, or that nobody is signed in as. */
  of(request: FastifyRequest): Promise<SignedIn | null> {
    let session = known.get(request)
    if (!session) {
      session = this.find(request)
      known.set(request, session)
    }
    return session
  }

  private async find(request: FastifyRequest): Promise<SignedIn | null> {
    const token = this.token(request)
    const session = token ? await this.identity.signedInByToken(token) : null
    const named = request.headers[ACCOUNT_HEADER]
    if (named !== undefined && named !== session?.accountId) throw new DomainError('UNAUTHENTICATED', session ? 'session.of-another' : 'unauthenticated')
    return session
  }

  token(request: FastifyRequest): string | null {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    const token = bearer ?? request.cookies[SESSION_COOKIE]
    return token && TOKEN.test(token) ? token : null
  }

  /** What the browser keeps of itself, new where it keeps nothing yet. */
  device(request: FastifyRequest): string {
    const kept = request.cookies[DEVICE_COOKIE]
    const device = devices.get(request) ?? (kept && TOKEN.test(kept) ? kept : newToken())
    devices.set(request, device)
    return device
  }

  setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
    void reply.setCookie(DEVICE_COOKIE, this.device(request), { ...this.cookie(request), maxAge: DEVICE_DAYS * 86_400 })
    void reply.setCookie(SESSION_COOKIE, token, { ...this.cookie(request), maxAge: this.identity.sessionDays * 86_400 })
  }

  clearCookie(request: FastifyRequest, reply: FastifyReply): void {
    void reply.clearCookie(SESSION_COOKIE, this.cookie(request))
  }

  private cookie(request: FastifyRequest) {
    const secure = this.settings.PUBLIC_URL?.startsWith('https:') ?? request.protocol === 'https'
    return { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  }
}
