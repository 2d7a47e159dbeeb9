import type { Command } from '../command.js'
import { accountCreate } from './account.js'
import { certificateRevoke, keysRotate } from './certificate.js'
import { completionVoid } from './completion.js'
import { config } from './config.js'
import { consumersList, consumersUnregister } from './consumers.js'
import { courseImport, coursePublish, courseWithdraw } from './course.js'
import { demoAccounts } from './demo.js'
import { exportCommand } from './export.js'
import { indicatorsRecompute } from './indicators.js'
import { populationImport, targetsImport, unitsImport } from './reference-data.js'
import { simulateCommand } from './simulate.js'

/** Every command. A new one is a new line here. */
export const commands: readonly Command[] = [
  accountCreate, courseImport, coursePublish, courseWithdraw, unitsImport, populationImport, targetsImport, indicatorsRecompute, completionVoid, certificateRevoke, keysRotate, consumersList, consumersUnregister, exportCommand, simulateCommand, demoAccounts, config,
]
