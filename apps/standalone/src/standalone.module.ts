import { type DynamicModule, Inject, Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { campaignDoor, campaignFeatures } from '@khue/campaign-app'
import { PermissionGuard } from '@khue/identity'
import { learningDoor, learningFeatures } from '@khue/learning-app'
import { PlatformModule, type PlatformOptions } from '@khue/platform/app'
import { Readiness } from '@khue/platform/http'
import { WorkModule } from '@khue/worker-app'
import { StartUp } from './start-up.js'

/** Both doors and the background work in one process. */
@Module({})
export class StandaloneModule {
  constructor(@Inject(Readiness) readiness: Readiness, @Inject(StartUp) startUp: StartUp) {
    readiness.add('start-up', async () => startUp.isDone)
  }

  static forRoot(options: PlatformOptions, startUp: StartUp): DynamicModule {
    return {
      module: StandaloneModule,
      imports: [PlatformModule.forRoot(options), ...learningFeatures, ...campaignFeatures, WorkModule, learningDoor(), campaignDoor()],
      providers: [
        { provide: APP_GUARD, useExisting: PermissionGuard },
        { provide: StartUp, useValue: startUp },
      ],
    }
  }
}
