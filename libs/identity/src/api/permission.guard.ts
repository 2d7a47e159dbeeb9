import { type CanActivate, createParamDecorator, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { forbidden, unauthenticated } from '@khue/platform/http'
import { holds } from '../domain/access.js'
import type { SignedIn } from '../domain/roles.js'
import type { Permission } from '../permissions.js'
import { SessionReader } from './session-reader.js'

export const PERMISSION = 'khue:permission'

/** Names the permission that a query, a mutation or a route demands. Without one it answers nobody. */
export const Permit = (permission: Permission): MethodDecorator => SetMetadata(PERMISSION, permission)

type WithCaller = FastifyRequest & { caller?: SignedIn | null }

/** The request behind a resolver or a route. */
function requestOf(context: ExecutionContext): WithCaller {
  return context.getType<string>() === 'graphql' ? (context.getArgByIndex<{ request: WithCaller }>(2)).request : context.switchToHttp().getRequest<WithCaller>()
}

/** Denies by default: who asks must hold the named permission somewhere; for which unit is the use case's to check. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionReader) private readonly sessions: SessionReader,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler())
    if (!permission) throw forbidden()
    const request = requestOf(context)
    const caller = await this.sessions.of(request)
    request.caller = caller
    if (holds(caller, permission)) return true
    throw caller ? forbidden() : unauthenticated()
  }
}

/** Who is signed in. @throws UNAUTHENTICATED where nobody is. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { caller } = requestOf(context)
  if (!caller) throw unauthenticated()
  return caller
})

/** Who is signed in, or null. */
export const MaybeCaller = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn | null => requestOf(context).caller ?? null)
