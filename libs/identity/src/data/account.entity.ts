import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Gender } from '../domain/roles.js'

@Entity({ schema: 'identity', name: 'account' })
export class AccountEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('uuid', { name: 'resident_id' }) residentId!: string
  @Column('text', { name: 'display_name' }) displayName!: string
  @Column('text', { nullable: true }) email!: string | null
  @Column('text', { nullable: true }) phone!: string | null
  @Column('text', { nullable: true }) username!: string | null
  @Column('text', { name: 'password_hash', select: false }) passwordHash!: string
  @Column('text', { name: 'unit_code', nullable: true }) unitCode!: string | null
  @Column('smallint', { name: 'birth_year', nullable: true }) birthYear!: number | null
  @Column('text', { nullable: true }) gender!: Gender | null
  @Column('text') locale!: string
  @Column('timestamptz', { name: 'consented_at', nullable: true }) consentedAt!: Date | null
}

@Entity({ schema: 'identity', name: 'residence' })
export class ResidenceEntity {
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId!: string
  @PrimaryColumn('timestamptz') since!: Date
  @Column('text', { name: 'unit_code' }) unitCode!: string
}
