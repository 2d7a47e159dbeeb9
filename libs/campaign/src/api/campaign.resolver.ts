import { Inject } from '@nestjs/common'
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Caller, holds, Permit, type Reach, type SignedIn, UnitType, Within } from '@khue/identity'
import { TypicalLength } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import { TerritoryService, type Unit } from '@khue/territory'
import { CampaignService } from '../campaign.service.js'
import { FiguresVersions } from '../figures-versions.js'
import { type IndicatorDefinition, indicatorByCode, indicators } from '../domain/indicators.js'
import {
  DeskType, EventPathType, ExplanationType, IndicatorKind, IndicatorType, IndicatorValueType, ParkedEventType, UnitFigureType,
} from './campaign.types.js'

/** The campaign's door: what staff and ward officers see of the figures. */
@Resolver()
export class CampaignResolver {
  constructor(
    @Inject(CampaignService) private readonly campaign: CampaignService,
    @Inject(TerritoryService) private readonly territory: TerritoryService,
    @Inject(FiguresVersions) private readonly versions: FiguresVersions,
  ) {}

  @Permit('desk.read')
  @Query(() => DeskType)
  async desk(@Caller() caller: SignedIn): Promise<DeskType> {
    const [top] = await this.territory.units(null)
    return {
      displayName: caller.displayName,
      roles: [...new Set(caller.grants.map((grant) => grant.role))],
      unitCodes: caller.grants.map((grant) => grant.unitCode ?? top?.code ?? ''),
      topUnitCode: top?.code ?? '',
      decides: holds(caller, 'alignment.approve') && holds(caller, 'eventPath.retry'),
      today: await this.campaign.today(),
      timeZone: await this.territory.timeZone(),
    }
  }

  @Permit('figures.read')
  @TypicalLength(130)
  @Query(() => [UnitType], { description: 'Administrative units, children of parentCode (null: the top)' })
  units(@Within() reach: Reach, @Args('parentCode', { type: () => String, nullable: true }) parentCode: string | null): Promise<Unit[]> {
    return this.campaign.units(reach, parentCode ?? null)
  }

  @Permit('desk.read')
  @Query(() => [IndicatorType])
  indicators(): IndicatorType[] {
    return indicators.map(presentIndicator)
  }

  @Permit('figures.read')
  @TypicalLength(130)
  @Query(() => [IndicatorValueType], { description: 'One row a unit, zeros included: the children of parentCode and parentCode itself' })
  async indicatorValues(
    @Within() reach: Reach,
    @Args('indicatorCode') indicatorCode: string,
    @Args('period', { description: '2026, 2026-Q4, 2026-11 or 2026-11-23' }) period: string,
    @Args('parentCode', { type: () => String, nullable: true }) parentCode: string | null,
  ): Promise<IndicatorValueType[]> {
    const figures = await this.campaign.indicatorValues(reach, indicatorCode, period, parentCode ?? null)
    const beingFilled = (await this.versions.share()) !== null
    return figures.map((figure) => ({ ...figure, suppressed: false, beingFilled }))
  }

  @Permit('figures.read')
  @Query(() => [UnitFigureType], { description: 'All indicators of one unit in a period' })
  async unitFigures(@Within() reach: Reach, @Args('unitCode') unitCode: string, @Args('period') period: string): Promise<UnitFigureType[]> {
    const figures = await this.campaign.unitFigures(reach, unitCode, period)
    const beingFilled = (await this.versions.share()) !== null
    return figures.map((figure) => ({ ...figure, beingFilled, indicator: presentIndicator(indicatorByCode(figure.indicatorCode) as IndicatorDefinition) }))
  }

  @Permit('figures.explain')
  @Query(() => ExplanationType, { description: 'The rows behind a figure' })
  async explain(
    @Caller() caller: SignedIn,
    @Within() reach: Reach,
    @Args('indicatorCode') indicatorCode: string,
    @Args('period') period: string,
    @Args('unitCode') unitCode: string,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<ExplanationType> {
    const explanation = await this.campaign.explain(caller, reach, indicatorCode, period, unitCode, first, after ?? null)
    return {
      ...explanation,
      rows: explanation.rows.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString(), recordedAt: row.recordedAt.toISOString() })),
    }
  }

  @Permit('eventPath.read')
  @Query(() => EventPathType, { description: 'How far the figures are behind' })
  async eventPath(): Promise<EventPathType> {
    const { oldestSeconds, lastAppliedAt, ...counts } = await this.campaign.eventPath()
    return { ...counts, oldestWaitingSeconds: oldestSeconds, lastAppliedAt: lastAppliedAt?.toISOString() ?? null, newVersion: await this.versions.share() }
  }

  @Permit('eventPath.retry')
  @Query(() => [ParkedEventType], { description: 'Events that could not be applied, with the reason' })
  async parkedEvents(@Args('first', { type: () => Int, defaultValue: 50 }) first: number): Promise<ParkedEventType[]> {
    const rows = await this.campaign.parkedEvents(first)
    return rows.map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString(), parkedAt: row.parkedAt.toISOString() }))
  }

  @Permit('eventPath.retry')
  @Mutation(() => Int, { description: 'Lets parked events be tried again; tells how many' })
  retryParkedEvents(@Args('ids', { type: () => [ID] }) ids: string[]): Promise<number> {
    return this.campaign.retryParkedEvents(ids)
  }
}

function presentIndicator(indicator: IndicatorDefinition): IndicatorType {
  const locale = requestContext.getStore()?.locale ?? 'vi'
  return { code: indicator.code, kind: IndicatorKind[indicator.kind], name: indicator.name[locale], unitOfMeasure: indicator.unitOfMeasure[locale] }
}
