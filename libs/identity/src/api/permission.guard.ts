import { type CanActivate, createParamDecorator, type ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import type { FastifyRequest } from 'fastify'
import { forbidden, unauthenticated } from '@khue/platform/http'
import { TerritoryService } from '@khue/territory'
import { holds, Reach } from '../domain/access.js'
import type { SignedIn } from '../domain/roles.js'
import { type Permission, permissions } from '../permissions.js'
import { SessionReader } from './session-reader.js'

export const PERMISSION = 'khue:permission'
const TAKES_REACH = 'khue:takes-reach'

/** Names the permission that a query, a mutation or a route demands. Without one it answers nobody. */
export const Permit = (permission: Permission): MethodDecorator => SetMetadata(PERMISSION, permission)

type WithCaller = FastifyRequest & { caller?: SignedIn | null; reach?: Map<object, Reach> }

/** The request behind a resolver or a route. */
function requestOf(context: ExecutionContext): WithCaller {
  return context.getType<string>() === 'graphql' ? (context.getArgByIndex<{ request: WithCaller }>(2)).request : context.switchToHttp().getRequest<WithCaller>()
}

/**
 * Denies by default: who asks must hold the named permission. One for the whole city is held by a grant for the whole city alone;
 * one by unit lets in whoever holds it somewhere, and hands on where: a resolver or route that does not take the caller's reach answers nobody.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SessionReader) private readonly sessions: SessionReader,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler()
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, handler)
    if (!permission) throw forbidden()
    const request = requestOf(context)
    const caller = await this.sessions.of(request)
    request.caller = caller
    if (!holds(caller, permission)) throw caller ? forbidden() : unauthenticated()
    const holders = permissions[permission]
    if (caller && typeof holders !== 'string' && holders.scope === 'unit') {
      if (!this.reflector.get<boolean | undefined>(TAKES_REACH, handler)) throw forbidden()
      request.reach = (request.reach ?? new Map()).set(handler, Reach.of(caller, permission, this.territory))
    }
    return true
  }
}

const reachOfCaller = createParamDecorator((_: unknown, context: ExecutionContext): Reach => {
  const reach = requestOf(context).reach?.get(context.getHandler())
  if (!reach) throw forbidden()
  return reach
})

/** The units in which the caller holds the permission that the query, mutation or route names; for those by unit. */
export const Within = (): ParameterDecorator => (target, key, index) => {
  reachOfCaller()(target, key, index)
  SetMetadata(TAKES_REACH, true)((target as Record<string | symbol, object>)[key as string] as () => unknown)
}

/** Who is signed in. @throws UNAUTHENTICATED where nobody is. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { caller } = requestOf(context)
  if (!caller) throw unauthenticated()
  return caller
})

/** Who is signed in, or null. */
export const MaybeCaller = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn | null => requestOf(context).caller ?? null)
