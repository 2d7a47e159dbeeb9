import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql'
import { type ExportFormat, exportFormats, type ExportKind, exportKinds } from '../domain/export-request.js'

const enumOf = <T extends string>(values: readonly T[]): Record<T, T> => Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>
export const ExportKindEnum = enumOf(exportKinds)
export const ExportFormatEnum = enumOf(exportFormats)
export const JobStateEnum = enumOf(['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'])
registerEnumType(ExportKindEnum, { name: 'ExportKind' })
registerEnumType(ExportFormatEnum, { name: 'ExportFormat' })
registerEnumType(JobStateEnum, { name: 'JobState' })

@InputType('ExportInput', { description: "from, to: YYYY-MM-DD of the campaign's time zone, both days included; without unitCode all that the caller may see" })
export class ExportInputType {
  @Field(() => ExportKindEnum) kind!: ExportKind
  @Field(() => ExportFormatEnum) format!: ExportFormat
  @Field() from!: string
  @Field() to!: string
  @Field(() => String, { nullable: true }) unitCode?: string | null
}

@ObjectType('ExportJob')
export class ExportJobType {
  @Field(() => ID) id!: string
  @Field(() => ExportKindEnum) kind!: ExportKind
  @Field(() => ExportFormatEnum) format!: ExportFormat
  @Field() from!: string
  @Field() to!: string
  @Field(() => String, { nullable: true }) unitCode!: string | null
  @Field(() => JobStateEnum) state!: string
  @Field(() => Float, { description: '0 to 1' }) progress!: number
  @Field(() => Int, { nullable: true, description: 'Lines of the CSV after its one header line' }) rows!: number | null
  @Field(() => String, { nullable: true, description: 'GET this with the same session, once DONE; 401, 403 or 404 for anybody else' }) downloadUrl!: string | null
  @Field(() => String, { nullable: true }) error!: string | null
  @Field() createdAt!: string
  @Field(() => String, { nullable: true }) expiresAt!: string | null
}
