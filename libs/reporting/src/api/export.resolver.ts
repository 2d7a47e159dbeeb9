import { Inject } from '@nestjs/common'
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Caller, Permit, type Reach, type SignedIn, Within } from '@khue/identity'
import { say } from '@khue/platform/http'
import { requestContext } from '@khue/platform/observability'
import type { ExportJob } from '../data/export-job.repository.js'
import { ExportService } from '../export.service.js'
import { ExportInputType, ExportJobType } from './export.types.js'

/** Exports at the campaign's door. */
@Resolver()
export class ExportResolver {
  constructor(@Inject(ExportService) private readonly exports: ExportService) {}

  @Permit('export.request')
  @Mutation(() => ExportJobType)
  async requestExport(@Caller() caller: SignedIn, @Within() reach: Reach, @Args('input') input: ExportInputType): Promise<ExportJobType> {
    return presentJob(await this.exports.request(caller, reach, input))
  }

  @Permit('export.read')
  @Mutation(() => ExportJobType)
  async cancelExport(@Caller() caller: SignedIn, @Args('id', { type: () => ID }) id: string): Promise<ExportJobType> {
    return presentJob(await this.exports.cancel(caller, id))
  }

  @Permit('export.read')
  @Query(() => ExportJobType, { nullable: true })
  async exportJob(@Caller() caller: SignedIn, @Args('id', { type: () => ID }) id: string): Promise<ExportJobType | null> {
    const job = await this.exports.job(caller, id)
    return job && presentJob(job)
  }

  @Permit('export.read')
  @Query(() => [ExportJobType], { description: "The caller's exports, newest first" })
  async exportJobs(@Caller() caller: SignedIn, @Args('first', { type: () => Int, defaultValue: 20 }) first: number): Promise<ExportJobType[]> {
    return (await this.exports.jobsOf(caller, first)).map(presentJob)
  }
}

function presentJob(job: ExportJob): ExportJobType {
  const { id, kind, format, from, to, unitCode, state, progress, rows } = job
  return {
    id, kind, format, from, to, unitCode, state, progress, rows,
    downloadUrl: state === 'DONE' ? `/campaign/exports/${id}` : null,
    error: job.error && say(job.error, requestContext.getStore()?.locale ?? 'vi'),
    createdAt: job.createdAt.toISOString(),
    expiresAt: job.expiresAt?.toISOString() ?? null,
  }
}
