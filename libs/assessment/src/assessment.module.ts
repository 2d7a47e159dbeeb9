import { Module } from '@nestjs/common'
import { AttemptService } from './attempt.service.js'
import './messages.js'

@Module({ providers: [AttemptService], exports: [AttemptService] })
export class AssessmentModule {}
