import { type DynamicModule, Global, Module, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { GraphQLSchemaHost } from '@nestjs/graphql'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { campaignDoor, campaignFeatures } from '@khue/campaign-app'
import { learningDoor, learningFeatures } from '@khue/learning-app'
import { readSettings } from '@khue/platform/config'
import { PlatformModule } from '@khue/platform/app'
import { Database } from '@khue/platform/database'
import { Log } from '@khue/platform/observability'

/** The printed schema of each door, by the file that keeps it (from the root). */
export async function printSchemas(): Promise<Record<string, string>> {
  return {
    'apps/learning/schema.graphql': await print([...learningFeatures, learningDoor()]),
    'apps/campaign/schema.graphql': await print([...campaignFeatures, campaignDoor()]),
  }
}

async function print(imports: (Type | DynamicModule)[]): Promise<string> {
  const app = await NestFactory.createApplicationContext({ module: PrintedModule, imports: [withoutDatabase(), ...imports] }, { logger: ['error'], abortOnError: false })
  return `${printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost, { strict: false }).schema))}\n`
}

/** The platform as far as a schema needs it: nothing is asked of its database. */
function withoutDatabase(): DynamicModule {
  const settings = readSettings({})
  const log = Log.create('error', 'schemas')
  const platform = PlatformModule.forRoot({ service: 'schemas', settings, databaseUrl: 'postgres://nowhere/khue', contexts: [], log })
  const providers = [...(platform.providers ?? []).filter((provider) => !('provide' in provider && provider.provide === Database)), { provide: Database, useValue: {} }]
  return { module: PlatformStandIn, providers, exports: platform.exports ?? [] }
}

@Global()
@Module({})
class PlatformStandIn {}

@Module({})
class PrintedModule {}
