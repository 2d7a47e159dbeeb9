import { createHash } from 'node:crypto'
import { Inject } from '@nestjs/common'
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { CatalogueService, type VersionOutline } from '@khue/catalogue'
import { Caller, Permit, type SignedIn } from '@khue/identity'
import { badField, type MessageValues, say } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { TerritoryService } from '@khue/territory'
import { CompletionService } from '../completion.service.js'
import type { FlaggedCompletion } from '../data/flag.repository.js'
import { readFlagPlace, writeFlagPlace } from '../domain/flag-cursor.js'
import { FlagService } from '../flag.service.js'
import { FlaggedCompletionConnectionType, type FlaggedCompletionType } from './flag.types.js'

/** Improbable completions, for the campaign's staff. */
@Resolver()
export class FlagResolver {
  constructor(
    @Inject(FlagService) private readonly flags: FlagService,
    @Inject(CompletionService) private readonly completions: CompletionService,
    @Inject(CatalogueService) private readonly catalogue: CatalogueService,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
  ) {}

  @Permit('completion.review')
  @Query(() => FlaggedCompletionConnectionType, { description: 'Completions that a script makes easily and a learner hardly ever, with the reasons; flagged last first. They count until they are voided' })
  async flaggedCompletions(@Args('first', { type: () => Int, defaultValue: 20 }) first: number, @Args('after', { type: () => String, nullable: true }) after: string | null): Promise<FlaggedCompletionConnectionType> {
    const place = after == null ? null : readFlagPlace(after)
    if (after !== null && !place) throw badField('after', 'course.cursor')
    const { rows, hasNextPage, totalCount } = await this.flags.flagged(first, place)
    const outlines = await this.catalogue.outlines(rows.map((row) => row.versionId))
    const edges = await Promise.all(rows.map(async (row) => ({ cursor: writeFlagPlace(row), node: await this.present(row, outlines) })))
    return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null }, totalCount }
  }

  @Permit('completion.review')
  @Mutation(() => Boolean, { description: "Takes a completion back, as if it had never been; it is not earned again. enrolmentId: the enrolment's. reason: 1 to 1,000 characters, kept with it and in the audit log. CONFLICT where nothing is completed or it is void already" })
  async voidCompletion(@Caller() caller: SignedIn, @Args('enrolmentId', { type: () => ID }) enrolmentId: string, @Args('reason') reason: string): Promise<boolean> {
    await this.completions.void(enrolmentId, reason, caller)
    return true
  }

  @Permit('completion.review')
  @Mutation(() => Boolean, { description: 'Leaves a flagged completion as it is; the same reasons flag it no more. reason: 1 to 1,000 characters, in the audit log. CONFLICT where it has no flag that waits' })
  async dismissFlags(@Caller() caller: SignedIn, @Args('enrolmentId', { type: () => ID }) enrolmentId: string, @Args('reason') reason: string): Promise<boolean> {
    await this.flags.dismiss(enrolmentId, reason, caller)
    return true
  }

  private async present({ enrolmentId, accountId, versionId, unitCode, occurredAt, flags }: FlaggedCompletion, outlines: ReadonlyMap<string, VersionOutline>): Promise<FlaggedCompletionType> {
    const locale = requestContext.getStore()?.locale ?? 'vi'
    const outline = outlines.get(versionId)
    return {
      enrolmentId, courseSlug: outline?.slug ?? '', courseTitle: outline?.title ?? '', unitCode,
      learner: createHash('sha256').update(`flagged/${accountId}`).digest('hex').slice(0, 8),
      unitName: unitCode ? ((await this.territory.unit(unitCode))?.fullName ?? null) : null,
      completedAt: occurredAt.toISOString(),
      reasons: flags.map(({ rule, values, raisedAt }) => ({ rule, text: say(`flag.${rule}`, locale, inLocale(values, locale)), raisedAt: new Date(raisedAt).toISOString() })),
    }
  }
}

/** Numbers as they are written in a language. */
const inLocale = (values: Readonly<Record<string, number>>, locale: 'vi' | 'en'): MessageValues => {
  const format = new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB')
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, format.format(value)]))
}
