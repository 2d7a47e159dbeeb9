import type {} from '@fastify/cookie'
import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SETTINGS, type Settings } from '@khue/platform/config'
import type { SignedIn } from '../domain/roles.js'
import { IdentityService } from '../identity.service.js'
import { newToken } from '../session-token.js'

export const SESSION_COOKIE = 'khue_session'
/** By which a browser is known as its person's: it opens nothing. */
const DEVICE_COOKIE = 'khue_device'
const DEVICE_DAYS = 400
const known = new WeakMap<FastifyRequest, Promise<SignedIn | null>>()
const devices = new WeakMap<FastifyRequest, string>()
const TOKEN = /^[\w-]{20,100}$/

/** Whose request it is: by `Authorization: Bearer`, else by the cookie. Asked of PostgreSQL once a request. */
@Injectable()
export class SessionReader {
  constructor(
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  of(request: FastifyRequest): Promise<SignedIn | null> {
    let session = known.get(request)
    if (!session) {
      const token = this.token(request)
      session = token ? this.identity.signedInByToken(token) : Promise.resolve(null)
      known.set(request, session)
    }
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
