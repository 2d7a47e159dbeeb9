import { Module } from '@nestjs/common'
import { MailRunner } from './mail-runner.js'
import './messages.js'

/** The background work of accounts. */
@Module({ providers: [MailRunner], exports: [MailRunner] })
export class IdentityWorkModule {}
