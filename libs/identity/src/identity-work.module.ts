import { Module } from '@nestjs/common'
import { AccountSweeper } from './account-sweeper.js'
import { MailRunner } from './mail-runner.js'
import './messages.js'

/** The background work of accounts. */
@Module({ providers: [MailRunner, AccountSweeper], exports: [MailRunner] })
export class IdentityWorkModule {}
