import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { IdentityService, type SignedIn } from '@khue/identity'
import { Database, type Tx } from '@khue/platform/database'
import { badField, conflict, notFound } from '@khue/platform/http'
import { Clock, requestContext } from '@khue/platform/observability'
import { TerritoryService } from '@khue/territory'
import { type FlaggedCompletion, FlagRepository } from './data/flag.repository.js'
import type { FlagPlace } from './domain/flag-cursor.js'
import { type CompletionFacts, type Flag, flagRules, flagsOf } from './domain/flag-rules.js'
import { UUID } from './domain/progress-batch.js'
import { readReason } from './reason.js'

/** A completion that was just written, and what is known of how it came about. */
export interface NewCompletionFacts extends Pick<CompletionFacts, 'statedMinutes' | 'between'> {
  enrolmentId: string
  enrolledAt: Date
  occurredAt: Date
}

const LISTED = { min: 1, max: 100 }
const DAY_MS = 86_400_000

/** Which completions staff should look at (decision 0021): they count until one is voided. */
@Injectable()
export class FlagService implements OnModuleInit {
  private readonly flags = new FlagRepository()

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(IdentityService) private readonly identity: IdentityService,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What was completed before somebody began to move about is looked at as well. */
  onModuleInit(): void {
    this.identity.whenMoved((tx, accountId) => this.judgeMoves(tx, accountId))
  }

  /** Flags completions, in the transaction that writes them: one statement more, and more only where there is something to flag. */
  async judge(tx: Tx, learner: Pick<SignedIn, 'accountId' | 'residentSince'>, completions: readonly NewCompletionFacts[]): Promise<void> {
    if (completions.length === 0) return
    const { accountId } = learner
    const now = this.clock.now()
    const [timeZone, address, since] = [await this.territory.timeZone(), requestContext.getStore()?.ip ?? null, this.addressSince(now)]
    const seen = new Map((await this.flags.look(tx, accountId, completions.map((row) => row.enrolmentId), timeZone, address, since, now)).map((row) => [row.enrolmentId, row]))
    const moves = learner.residentSince !== null && learner.residentSince < this.movesSince(now) ? 0 : await this.identity.movesSince(tx, accountId, this.movesSince(now))
    const found = completions.flatMap(({ enrolmentId, enrolledAt, occurredAt, ...pace }) => {
      const minutes = (Math.max(now.getTime(), occurredAt.getTime()) - enrolledAt.getTime()) / 60_000
      const { sameDay = 0, sameAddress = 0 } = seen.get(enrolmentId) ?? {}
      return flagsOf({ ...pace, minutes, sameDay, moves, sameAddress: address === null ? 0 : sameAddress }).map((flag) => ({ ...flag, enrolmentId }))
    })
    if (found.length === 0) return
    const others = await this.alike(tx, accountId, found, { timeZone, address, now })
    await this.flags.raise(tx, [...others, ...found], now)
  }

  /** All completions that the same measure counted, each with its reason. */
  private async alike(tx: Tx, accountId: string, found: readonly (Flag & { enrolmentId: string })[], { timeZone, address, now }: { timeZone: string; address: string | null; now: Date }): Promise<(Flag & { enrolmentId: string })[]> {
    const all: (Flag & { enrolmentId: string })[] = []
    for (const [rule, flags] of Map.groupBy(found, (flag) => flag.rule)) {
      const ids = flags.map((flag) => flag.enrolmentId)
      const { whose } = flagRules[rule]
      const values = flags[0]?.values ?? {}
      const others =
        whose === 'same-day' ? await this.flags.ofSameDays(tx, accountId, ids, timeZone)
        : whose === 'since-the-moves' ? await this.flags.ofAccountSince(tx, accountId, this.movesSince(now))
        : whose === 'same-address' && address !== null ? await this.flags.ofAddressSince(tx, address, this.addressSince(now))
        : []
      all.push(...others.map((enrolmentId) => ({ enrolmentId, rule, values })))
    }
    return all
  }

  private async judgeMoves(tx: Tx, accountId: string): Promise<void> {
    const now = this.clock.now()
    const moves = await this.identity.movesSince(tx, accountId, this.movesSince(now))
    if (moves < flagRules['moved-often'].threshold) return
    const completed = await this.flags.ofAccountSince(tx, accountId, this.movesSince(now))
    await this.flags.raise(tx, completed.map((enrolmentId) => ({ enrolmentId, rule: 'moved-often', values: { count: moves } })), now)
  }

  /**
   * Completions with reasons to look at them, flagged last first, and how many there are.
   * @param first 1 to 100. @throws BAD_USER_INPUT outside.
   */
  async flagged(first: number, after: FlagPlace | null): Promise<{ rows: FlaggedCompletion[]; hasNextPage: boolean; totalCount: number }> {
    if (!(first >= LISTED.min && first <= LISTED.max)) throw badField('first', 'input.range', LISTED)
    return this.database.read(async (tx) => {
      const rows = await this.flags.page(tx, first + 1, after)
      return { rows: rows.slice(0, first), hasNextPage: rows.length > first, totalCount: await this.flags.count(tx) }
    })
  }

  /**
   * Leaves a flagged completion as it is. Told in the audit log; the same reasons flag it no more.
   * @throws NOT_FOUND for an unknown enrolment; CONFLICT where nothing is left to settle; BAD_USER_INPUT without a reason.
   */
  async dismiss(enrolmentId: string, reason: string, by: SignedIn): Promise<void> {
    const why = readReason(reason)
    if (!UUID.test(enrolmentId)) throw notFound('enrolment.unknown')
    await this.database.transaction(async (tx) => {
      const settled = await this.flags.settle(tx, enrolmentId, 'DISMISSED', by.accountId, why, this.clock.now())
      if (settled === 0) throw conflict('flag.none')
      await this.identity.recordAudit(tx, by.accountId, 'completion.flags-dismissed', enrolmentId, { reason: why })
    })
  }

  /** What was voided needs no look any more. */
  async voided(tx: Tx, enrolmentId: string, reason: string, by: SignedIn | null): Promise<void> {
    await this.flags.settle(tx, enrolmentId, 'VOIDED', by?.accountId ?? null, reason, this.clock.now())
  }

  private movesSince(now: Date): Date {
    return new Date(now.getTime() - flagRules['moved-often'].days * DAY_MS)
  }

  private addressSince(now: Date): Date {
    return new Date(now.getTime() - flagRules['burst-of-address'].minutes * 60_000)
  }
}
